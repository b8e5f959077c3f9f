from __future__ import annotations

import pytest

from deskreply.domain.errors import UserError
from deskreply.provider import check_base_url
from deskreply.provider.baseurl import page_path, rebase

LIST = "/2010-04-01/Accounts/AC1/Calls.json"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        (" http://localhost:8000/ ", "http://localhost:8000"),
        ("http://127.9.9.9", "http://127.9.9.9"),
        ("http://[::1]:80/", "http://[::1]:80"),
        ("https://space.example.com/api/laml/", "https://space.example.com/api/laml"),
    ],
)
def test_usable(url: str, expected: str) -> None:
    assert check_base_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://10.0.0.1",
        "http://0.0.0.0",
        "ftp://127.0.0.1",
        "example.com",
        "",
        "https://",
        "https://user:pass@example.com",
        "https://example.com/?x=1",
        "https://example.com/#x",
        "https://example.com:port",
        "https://[::1",
        "https://exa mple.com",
    ],
)
def test_unusable_is_told_in_one_line(url: str) -> None:
    with pytest.raises(UserError) as told:
        check_base_url(url)
    assert "DESKREPLY_PROVIDER_URL" in str(told.value)
    assert "\n" not in str(told.value)
    assert "pass@" not in str(told.value)


def test_every_product_host_moves_to_the_base() -> None:
    base = "http://127.0.0.1:1"
    assert rebase("https://api.twilio.com/a/b.json?x=%2B1", base) == base + "/a/b.json?x=%2B1"
    assert rebase("https://messaging.twilio.com/v1/x", base + "/p") == base + "/p/v1/x"
    assert rebase("https://api.twilio.com/a", None) == "https://api.twilio.com/a"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (LIST + "?Page=1", LIST + "?Page=1"),
        ("https://elsewhere.example.com" + LIST + "?Page=1", LIST + "?Page=1"),
        ("//elsewhere.example.com" + LIST, LIST),
        ("?Page=1", LIST + "?Page=1"),
        ("/api/laml" + LIST + "?Page=1", LIST + "?Page=1"),
        (None, ""),
        ("", ""),
        (17, ""),
        ("http://[", ""),
    ],
)
def test_the_next_page_stays_on_the_host(link: object, expected: str) -> None:
    assert page_path(link, LIST, "https://space.example.com/api/laml") == expected
