"""Signs of life: what happened between the office and a caller since a text to them was planned,
and why a planned text was not sent."""

from __future__ import annotations

from enum import StrEnum

from deskreply.domain.words import Words


class Sign(StrEnum):
    """What shows that a caller is being looked after. Persisted as the reason of a follow-up."""

    REPLIED = "replied"
    ANSWERED = "answered"
    CALLED_AGAIN = "called-again"
    STAFF_WROTE = "staff-wrote"
    STAFF_CALLED = "staff-called"
    CALLED_BACK = "called-back"
    DONE = "done"
    SETTLED = "settled"
    OPTED_OUT = "opted-out"
    BLOCKED = "blocked"


# Words from the caller themselves: what staff planned to say before may not fit any more.
FROM_CALLER = frozenset({Sign.REPLIED, Sign.ANSWERED})

_LEAD = Words("Not sent", "No se envió")
_REASONS = {
    "replied": Words("they wrote meanwhile.", "escribió mientras tanto."),
    "answered": Words(
        "you spoke on the phone meanwhile.", "ya hablaron por teléfono mientras tanto."
    ),
    "called-again": Words("they called again meanwhile.", "volvió a llamar mientras tanto."),
    "staff-wrote": Words(
        "somebody here wrote them meanwhile.", "alguien del consultorio le escribió mientras tanto."
    ),
    "staff-called": Words(
        "somebody here called them meanwhile.", "alguien del consultorio le llamó mientras tanto."
    ),
    "called-back": Words(
        "somebody here called them back.", "alguien del consultorio le devolvió la llamada."
    ),
    "done": Words("the conversation was closed.", "la conversación se cerró."),
    "settled": Words("it was settled with them.", "el asunto ya se resolvió."),
    "opted-out": Words("they asked not to get texts.", "pidió no recibir mensajes."),
    "blocked": Words("this number is on your block list.", "este número está bloqueado."),
    "flagged": Words(
        "somebody has to look at this conversation first.",
        "antes alguien debe revisar esta conversación.",
    ),
    "undeliverable": Words(
        "texts don't reach this number.", "los mensajes no llegan a este número."
    ),
    "often": Words(
        "they got enough automatic texts lately.",
        "ya recibió suficientes mensajes automáticos.",
    ),
    "texted-elsewhere": Words(
        "they were texted from somewhere else.", "ya se le escribió desde otra parte."
    ),
    "disabled": Words("follow-ups are off.", "los recordatorios están apagados."),
    "too-old": Words("their call was too long ago.", "la llamada fue hace demasiado tiempo."),
    "too-late": Words(
        "its time had passed while this computer was off. Please decide whether it still fits.",
        "su hora pasó mientras este equipo estaba apagado. Decida si todavía conviene.",
    ),
    "wording": Words(
        "a field of the wording has no value. Check the wording in the settings.",
        "a un campo del texto le falta su valor. Revise el texto en la configuración.",
    ),
    "wrong-number": Words("it is a wrong number.", "es un número equivocado."),
    "taken-back": Words("it was taken back.", "se retiró antes de salir."),
}
_UNKNOWN = Words("it did not fit any more.", "ya no convenía.")


def not_sent(reason: str, language: str = "en") -> str:
    """Why a planned text did not go, for staff: "Not sent: they wrote meanwhile." """
    words = _REASONS.get(reason, _UNKNOWN)
    return f"{_LEAD.say(language)}: {words.say(language)}"
