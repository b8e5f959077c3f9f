"""What happened to a call, told in sentences for staff: its calls, how it ended, what was sent."""

from __future__ import annotations

from deskreply.domain.explain import because
from deskreply.domain.models import (
    Call,
    Callback,
    CallRow,
    Message,
    MessageState,
    Outcome,
    ThreadFlag,
)
from deskreply.domain.words import Words

_STATUSES = {
    "queued": Words("is about to ring", "está por sonar"),
    "ringing": Words("is ringing", "está sonando"),
    "in-progress": Words("is on the line", "está en línea"),
    "completed": Words("was picked up", "fue contestado"),
    "busy": Words("was busy", "estaba ocupado"),
    "no-answer": Words("was not answered", "no contestó"),
    "failed": Words("could not be reached", "no se pudo llamar"),
    "canceled": Words("stopped ringing", "dejó de sonar"),
}
_MACHINE = Words("by a machine", "por una máquina")
_OUTCOMES = {
    Outcome.MISSED: Words("Missed", "Perdida"),
    Outcome.ONGOING: Words("Not settled yet", "Aún sin definir"),
    Outcome.UNKNOWN: Words("It can't be told who answered", "No se sabe si alguien contestó"),
    Outcome.IGNORED: Words("Not looked at", "Sin seguimiento"),
}
_ANSWERED = Words(
    "Answered: a person at the office picked up.", "Contestada: alguien del consultorio contestó."
)
_TWICE = Words(
    " The call log said so twice in a row.", " El registro lo mostró dos veces seguidas."
)
_STATES = {
    MessageState.QUEUED: Words("The text waits to leave", "El mensaje espera para salir"),
    MessageState.SENDING: Words("The text is leaving", "El mensaje está saliendo"),
    MessageState.SENT: Words("The text was sent", "El mensaje se envió"),
    MessageState.DELIVERED: Words("The text was delivered", "El mensaje se entregó"),
    MessageState.FAILED: Words("The text failed", "El mensaje falló"),
    MessageState.UNCONFIRMED: Words(
        "It is not known whether the text went", "No se sabe si el mensaje salió"
    ),
    MessageState.CANCELED: Words("The text was taken back", "El mensaje se retiró"),
    MessageState.RECEIVED: Words("A text came in", "Llegó un mensaje"),
}
_CALLBACKS = {
    Callback.OPEN: Words("On the call-back list.", "En la lista de llamadas por devolver."),
    Callback.REACHED: Words("Called back, reached.", "Se devolvió la llamada: contestó."),
    Callback.VOICEMAIL: Words(
        "Called back, left a voicemail.", "Se devolvió la llamada: se dejó mensaje de voz."
    ),
    Callback.NO_ANSWER: Words("Called back, no answer.", "Se devolvió la llamada: no contestó."),
    Callback.TEXTED: Words(
        "Off the call-back list: they were texted.", "Fuera de la lista: se le escribió."
    ),
    Callback.ANSWERED: Words(
        "Off the call-back list: a later call was answered.",
        "Fuera de la lista: una llamada posterior fue contestada.",
    ),
    Callback.DISMISSED: Words(
        "Taken off the call-back list by staff.", "Alguien lo quitó de la lista."
    ),
}
_FLAGS = {
    ThreadFlag.MAYBE_OPTED_OUT: Words(
        "Texts are held: they may have asked for no more.",
        "Mensajes retenidos: puede que haya pedido no recibir más.",
    ),
    ThreadFlag.AUTO_RESPONDER: Words(
        "Texts are held: a machine seems to answer there.",
        "Mensajes retenidos: parece que allí contesta una máquina.",
    ),
}
_OPTED_OUT = {
    "word": Words("They asked for no more texts.", "Pidió no recibir más mensajes."),
    "provider": Words(
        "The provider says that they asked for no more texts.",
        "El proveedor indica que pidió no recibir más mensajes.",
    ),
    "staff": Words("Staff set: do not text.", "El consultorio marcó: no escribirle."),
}


def called(call: Call, label: str, language: str) -> str:
    """Who called which line. ``label``: the line's name, may be ""."""
    row = call.row
    who = (
        call.caller or row.caller_raw or Words("A hidden number", "Un número oculto").say(language)
    )
    name = f" ({row.caller_name})" if row.caller_name else ""
    line = call.line or row.called_raw or "?"
    at = f"{line} ({label})" if label else line
    return Words(f"{who}{name} called {at}.", f"{who}{name} llamó a {at}.").say(language)


def rang(leg: CallRow, language: str) -> str:
    """What became of one phone that rang."""
    status = _STATUSES.get(leg.status)
    words = status.say(language) if status is not None else leg.status
    by_machine = (leg.answered_by or "").startswith(("machine", "fax"))
    machine = f" {_MACHINE.say(language)}" if by_machine else ""
    seconds = f", {leg.duration} s" if leg.duration else ""
    return f"{leg.called_raw or '?'} {words}{machine}{seconds}."


def ended(call: Call, language: str) -> str:
    """What became of the call, and how the office knows."""
    if call.outcome is Outcome.ANSWERED:
        return _ANSWERED.say(language)
    lead = _OUTCOMES[call.outcome].say(language)
    twice = call.outcome is Outcome.MISSED and call.reads > 1
    more = _TWICE.say(language) if twice else ""
    return f"{lead}: {because(call.outcome_reason, language)}{more}"


def undecided(language: str) -> str:
    """Nothing was decided about the call, so far."""
    return Words("Nothing is decided yet.", "Aún no hay decisión.").say(language)


def text(message: Message, language: str) -> str:
    """What became of a text."""
    words = _STATES[message.state].say(language)
    return f"{words}: {message.explanation}" if message.explanation else f"{words}."


def call_back(how: Callback, language: str) -> str:
    """Where a missed call stands on the call-back list; "" where it never was on it."""
    return _CALLBACKS[how].say(language) if how in _CALLBACKS else ""


def standing(
    *, opted_out_by: str, block_reason: str | None, flag: ThreadFlag, callbacks: int, language: str
) -> list[str]:
    """How a number stands: a sentence for each thing that sets it apart, or that nothing does.
    ``callbacks``: how many of its missed calls wait to be called back."""
    said: list[str] = []
    if opted_out_by:
        said.append(_OPTED_OUT[opted_out_by].say(language))
    if block_reason is not None:
        words = Words("On the block list", "Número bloqueado").say(language)
        said.append(f"{words}: {block_reason}." if block_reason else f"{words}.")
    if flag in _FLAGS:
        said.append(_FLAGS[flag].say(language))
    if callbacks:
        said.append(_CALLBACKS[Callback.OPEN].say(language))
    ordinary = Words("Nothing keeps them from being texted.", "Nada impide escribirle.")
    return said or [ordinary.say(language)]
