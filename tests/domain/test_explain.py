"""What staff read about a decision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain.explain import explain
from deskreply.domain.models import Decision

REASONS = [
    *("ongoing", "answered", "ignored", "no-answer", "busy", "failed", "machine", "abandoned"),
    *("voicemail", "hung-up-early", "leg-unsettled", "never-ended", "cannot-tell", "rejected"),
    *("settling", "withheld", "own-number", "blocked", "foreign", "not-textable", "opted-out"),
    *("undeliverable", "in-touch", "too-old", "cooldown", "disabled", "scope", "flood"),
    *("quiet-hours", "sender", "unconfirmed", "wording", "maybe-opted-out", "auto-responder"),
]


@pytest.mark.parametrize(
    ("decision", "reason", "facts", "english", "spanish"),
    [
        (
            Decision.SKIPPED,
            "cooldown",
            {"minutes_ago": 185, "because": "recent"},
            "Not texted: they were texted 3 hours ago.",
            "Sin mensaje: se le escribió hace 3 horas.",
        ),
        (
            Decision.SKIPPED,
            "cooldown",
            {"minutes_ago": 9999, "because": "often", "count": 3},
            "Not texted: they got 3 automatic texts in the last 30 days.",
            "Sin mensaje: recibió 3 mensajes automáticos en los últimos 30 días.",
        ),
        (
            Decision.HELD,
            "quiet-hours",
            {"until": "tomorrow at 8:00 AM"},
            "Text held: it is too early or too late to text them. It will go tomorrow at 8:00 AM.",
            "Mensaje retenido: es muy temprano o muy tarde para escribirle. "
            "Saldrá tomorrow at 8:00 AM.",
        ),
        (
            Decision.SKIPPED,
            "in-touch",
            {"because": "called-again"},
            "Not texted: they called again; that call decides.",
            "Sin mensaje: volvió a llamar; esa llamada decide.",
        ),
        (
            Decision.SKIPPED,
            "in-touch",
            {"because": "staff-called", "minutes_ago": 1},
            "Not texted: somebody here called them back 1 minute ago.",
            "Sin mensaje: alguien del consultorio le llamó hace 1 minuto.",
        ),
        (
            Decision.REVIEW,
            "too-old",
            {"minutes_ago": 60},
            "Not texted, please look at it: the call was 1 hour ago, too long for an automatic "
            "text. Please call back.",
            "Sin mensaje, revíselo por favor: la llamada fue hace 1 hora, demasiado para un "
            "mensaje automático. Llame, por favor.",
        ),
        (
            Decision.TEXTED,
            "no-answer",
            {},
            "Texted: nobody answered.",
            "Mensaje enviado: nadie contestó.",
        ),
        (
            Decision.FAILED,
            "undeliverable",
            {"code": 30005},
            "Texts don't reach this number. Please call them.",
            "Los mensajes no llegan a este número. Llame, por favor.",
        ),
        (
            Decision.FAILED,
            "not-delivered",
            {"code": 12345},
            "It didn't go through. Try again, or call.",
            "No se pudo enviar. Intente de nuevo o llame.",
        ),
        (
            Decision.HELD,
            "sender",
            {"until": "2026-06-03T15:00:00+00:00", "code": 30034},
            "Text held: your number may not send texts yet. It will be tried again later.",
            "Mensaje retenido: su número aún no puede enviar mensajes. "
            "Se intentará de nuevo más tarde.",
        ),
        (
            Decision.SKIPPED,
            "a-new-reason",
            {},
            "Not texted: one of your rules for texting said no.",
            "Sin mensaje: una de sus reglas de envío lo impidió.",
        ),
    ],
)
def test_staff_read_a_friendly_sentence(
    decision: Decision,
    reason: str,
    facts: dict[str, str | int | float | bool | None],
    english: str,
    spanish: str,
) -> None:
    assert explain(decision, reason, facts) == english
    assert explain(decision, reason, facts, "es") == spanish


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_reason_has_its_own_words(reason: str, language: str) -> None:
    said = explain(Decision.SKIPPED, reason, {}, language)
    assert said != explain(Decision.SKIPPED, "a-new-reason", {}, language)


facts = st.dictionaries(
    st.sampled_from(["minutes_ago", "until", "count", "because", "scope", "kind", "code"]),
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
)


@given(st.sampled_from(Decision), st.sampled_from(REASONS) | st.text(), facts, st.text(max_size=3))
def test_no_facts_whatever_break_the_sentence(
    decision: Decision,
    reason: str,
    known: dict[str, str | int | float | bool | None],
    language: str,
) -> None:
    for spoken in (language, "en", "es"):
        said = explain(decision, reason, known, spoken)
        assert said
        if "until" not in known:
            assert "{" not in said


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "just now"),
        (1, "1 minute ago"),
        (59, "59 minutes ago"),
        (60, "1 hour ago"),
        (1440, "1 day ago"),
        (4000, "2 days ago"),
        (-1, "a while ago"),
        (None, "a while ago"),
        (float("nan"), "a while ago"),
        (float("inf"), "10000 days ago"),
        (True, "a while ago"),
    ],
)
def test_how_long_ago_is_said_in_round_figures(minutes: float | None, words: str) -> None:
    said = explain(Decision.SKIPPED, "cooldown", {"minutes_ago": minutes})
    assert said == f"Not texted: they were texted {words}."
