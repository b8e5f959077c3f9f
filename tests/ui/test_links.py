"""Links in what a lead wrote, and names that look like others."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from deskreply.ui import links


@pytest.mark.parametrize(
    ("text", "shown", "url", "host"),
    [
        ("see https://example.com/a?b=c, ok", "https://example.com/a?b=c", "", "example.com"),
        ("HTTPS://Example.COM/X", "HTTPS://Example.COM/X", "https://example.com/X", "example.com"),
        ("(https://example.com/A_(b))", "https://example.com/A_(b)", "", "example.com"),
        ("https://example.com:8443/x!", "https://example.com:8443/x", "", "example.com:8443"),
        (
            "https://bücher.example/ñ",
            "https://bücher.example/ñ",
            "https://xn--bcher-kva.example/%C3%B1",
            "xn--bcher-kva.example",
        ),
        ("https://faß.example", "https://faß.example", "https://xn--fa-hia.example",
         "xn--fa-hia.example"),
        ("👩‍⚕️ https://example.com 🎉", "https://example.com", "", "example.com"),
    ],
)  # fmt: skip
def test_a_link_is_found_and_leads_to_what_is_named(
    qapp: QApplication, text: str, shown: str, url: str, host: str
) -> None:
    (link,) = links.find(text)
    assert text[link.start : link.end] == shown
    assert link.url == (url or shown)
    assert link.host == host


@pytest.mark.parametrize(
    "text",
    [
        "http://example.com",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.com data:text/html,x",
        "https://user:secret@example.com/",
        "https://example.com@evil.invalid/",
        "https://good.example\\@evil.invalid/",
        "https://exam\u200bple.com",
        "https://example.com/\u202efdp.exe",
        "https://[::1]/",
        "https://-bad-.com..",
        "https://",
        "tel:+12125550123 sms:+12125550123",
    ],
)
def test_what_is_no_plain_https_link_is_only_words(qapp: QApplication, text: str) -> None:
    assert links.find(text) == ()


def test_a_forged_host_is_named_as_it_is_with_a_warning(qapp: QApplication) -> None:
    (mixed,) = links.find("https://p\u0430ypal.com/login")
    said = links.question(mixed)
    assert "xn--pypal-4ve.com" in said
    assert "p\u0430ypal.com" in said
    assert "mixes letters of several alphabets" in said

    (whole,) = links.find("https://\u0430\u0440\u0440\u04cf\u0435.com")
    said = links.question(whole)
    assert "xn--80ak6aa92e.com" in said
    assert "Foreign letters can look like our own." in said

    (plain,) = links.find("https://example.com")
    assert "letters" not in links.question(plain)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Maria Lopez", "Maria Lopez"),
        ("José Nuñez-O’Brien", "José Nuñez-O’Brien"),
        ("نور", "نور"),
        ("Zo\u0308e\u0301", "Zo\u0308e\u0301"),
        ("👩\u200d⚕️ Ana", "👩\u200d⚕️ Ana"),
        ("👩🏽\u200d💻", "👩🏽\u200d💻"),
        ("Maria\u202e Lopez", "Maria\ufffd Lopez"),
        ("a\u200bb\u2060c\ufeff", "a\ufffdb\ufffdc\ufffd"),
        ("a\u200db", "a\ufffdb"),
        ("x\u00ady\x00\x1b\n", "x\ufffdy\ufffd\ufffd\ufffd"),
        ("Ma\u3164", "Ma\ufffd"),
        ("z\u0301\u0302\u0303\u0304\u0305", "z\u0301\u0302\u0303\ufffd\ufffd"),
    ],
)
def test_nothing_unseen_hides_in_a_name(name: str, shown: str) -> None:
    assert links.visible(name) == shown


def test_a_text_keeps_its_lines_and_emoji_but_cannot_turn_round_what_follows() -> None:
    text = "one\ttwo\nthree 👨\u200d👩\u200d👧 \u200eنور"
    assert links.readable(text) == text
    assert links.readable("pay \u202e001$ \u2066x\x07") == "pay \ufffd001$ \ufffdx\ufffd"
    assert links.readable("a\r\nb\rc") == "a \nb\nc"
