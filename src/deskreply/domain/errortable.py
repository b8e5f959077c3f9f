"""What the provider's error codes mean to a person, and what is done about each.

One table for both the codes that answer a request and those a text ends with later. Nothing is ever
decided by the provider's wording.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Action(StrEnum):
    """What a code calls for. ``maybe-sent``: reconcile, never post again by itself."""

    FINAL = "final"
    RETRY_LATER = "retry-later"
    RETRY_ONCE_LATER = "retry-once-later"
    STOP_SENDING = "stop-sending"
    OPTED_OUT = "opted-out"
    CALL_BACK = "call-back"
    MAYBE_SENT = "maybe-sent"
    BUG = "bug"


class NextStep(StrEnum):
    """What becomes of one text. ``retry``: at ``retry_at``. ``hold``: until the sender works again.
    ``reconcile``: look it up in the provider's log. ``fail``: tell staff."""

    RETRY = "retry"
    HOLD = "hold"
    RECONCILE = "reconcile"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class CodeRule:
    """One row of the table. ``en`` and ``es``: the sentence for staff; ``advice`` and
    ``advice_es``: what to do next, may be empty. ``seconds``: how long to wait before a retry;
    ``midnight``: wait for the carriers' new day instead, which begins at midnight Pacific time."""

    action: Action
    en: str
    es: str
    advice: str = ""
    advice_es: str = ""
    seconds: int = 0
    midnight: bool = False

    def sentence(self, language: str = "en") -> str:
        """What happened, for staff. Any language but ``es`` reads as English."""
        return self.es if language == "es" else self.en

    @property
    def reason(self) -> str:
        """The stable word for why a call's text failed."""
        return _REASONS.get(self.action, "not-delivered")

    def advise(self, language: str = "en") -> str:
        """What to do next, "" where nothing is."""
        return self.advice_es if language == "es" else self.advice


OPTED_OUT = 21610
MOST_ATTEMPTS = 5
_REASONS = {
    Action.OPTED_OUT: "opted-out",
    Action.CALL_BACK: "undeliverable",
    Action.STOP_SENDING: "sender-blocked",
}
_CARRIER_ZONE = "America/Los_Angeles"
# Just after midnight every sender tries again at once.
_CARRIER_DAY_STARTS = time(0, 5)

_CALL_THEM = ("Please call them.", "Llame, por favor.")

_KEYS = CodeRule(
    Action.STOP_SENDING,
    "The provider does not accept the account's keys.",
    "El proveedor no acepta las claves de la cuenta.",
    "Enter the account's keys again in the settings. Everything queued is kept.",
    "Ingrese de nuevo las claves de la cuenta. Todo lo pendiente se conserva.",
)
_PERMISSION = CodeRule(
    Action.STOP_SENDING,
    "The key lacks the permission to send texts.",
    "La clave no tiene permiso para enviar mensajes.",
    "Give the key the permission for messages, or use the account's main key.",
    "Dé a la clave el permiso de mensajes o use la clave principal de la cuenta.",
)
_CLOSED = CodeRule(
    Action.STOP_SENDING,
    "The provider account is closed or suspended.",
    "La cuenta del proveedor está cerrada o suspendida.",
    "Look at the account's page at the provider; often a payment is due.",
    "Revise la página de la cuenta en el proveedor; a menudo falta un pago.",
)
_THROTTLED = CodeRule(
    Action.RETRY_LATER,
    "Too many requests at once. It will be tried again.",
    "Demasiadas solicitudes a la vez. Se intentará de nuevo.",
    seconds=2,
)
_PROVIDER_DOWN = CodeRule(
    Action.MAYBE_SENT,
    "The provider had trouble; whether the text went is being looked up.",
    "El proveedor tuvo un problema; se está revisando si el mensaje salió.",
)
_CONGESTED = CodeRule(
    Action.RETRY_LATER,
    "The network is busy. It will be tried again.",
    "La red está ocupada. Se intentará de nuevo.",
    seconds=120,
)
_CARRIER_CAP = CodeRule(
    Action.RETRY_LATER,
    "The phone company's limit for today is reached.",
    "Se alcanzó el límite de hoy de la compañía telefónica.",
    "Texts go again after midnight Pacific time. Until then, please call.",
    "Los mensajes saldrán después de la medianoche del Pacífico. Mientras tanto, llame.",
    midnight=True,
)
_UNREACHABLE = CodeRule(
    Action.CALL_BACK,
    "Texts don't reach this number.",
    "Los mensajes no llegan a este número.",
    *_CALL_THEM,
)
_LANDLINE = CodeRule(
    Action.CALL_BACK,
    "This number can't receive texts; it is probably a landline.",
    "Este número no recibe mensajes; probablemente es un teléfono fijo.",
    *_CALL_THEM,
)
_BLOCKED_WORDING = CodeRule(
    Action.FINAL,
    "The phone company blocked the wording.",
    "La compañía telefónica bloqueó el texto.",
    "Leave out links and capital letters, or call.",
    "Quite enlaces y mayúsculas, o llame.",
)
_SENDER = CodeRule(
    Action.STOP_SENDING,
    "Your number can't send texts.",
    "Su número no puede enviar mensajes.",
    "Check at the provider that the number can text and is in the messaging service.",
    "Revise en el proveedor que el número pueda enviar mensajes y esté en el servicio.",
)
_REGISTRATION = CodeRule(
    Action.STOP_SENDING,
    "Your number is not registered or approved for texting yet.",
    "Su número aún no está registrado o aprobado para enviar mensajes.",
    "Finish the registration at the provider; automatic texts wait until it is approved.",
    "Complete el registro en el proveedor; los mensajes automáticos esperan la aprobación.",
)

UNKNOWN_CODE = CodeRule(
    Action.FINAL,
    "It didn't go through. Try again, or call.",
    "No se pudo enviar. Intente de nuevo o llame.",
)

UNCONFIRMED = CodeRule(
    Action.MAYBE_SENT,
    "It can't be known whether this text went out. Send it again, or leave it.",
    "No se sabe si este mensaje salió. Envíelo de nuevo o déjelo así.",
)

_TABLE: dict[int, CodeRule] = {
    401: _KEYS,
    20003: _KEYS,
    70051: _PERMISSION,
    429: _THROTTLED,
    20429: _THROTTLED,
    20500: _PROVIDER_DOWN,
    20503: _PROVIDER_DOWN,
    10001: _CLOSED,
    30002: _CLOSED,
    21211: CodeRule(
        Action.FINAL,
        "This is not a number that can be texted.",
        "A este número no se le puede escribir.",
        "Check the number.",
        "Revise el número.",
    ),
    21408: CodeRule(
        Action.FINAL,
        "Texts to that country are switched off on your account.",
        "Los mensajes a ese país están desactivados en su cuenta.",
        "Switch the country on under the provider's messaging geo permissions.",
        "Active el país en los permisos geográficos de mensajes del proveedor.",
    ),
    21606: _SENDER,
    21703: CodeRule(
        Action.STOP_SENDING,
        "The messaging service has no number to send from.",
        "El servicio de mensajes no tiene un número para enviar.",
        "Add your number to the messaging service at the provider.",
        "Agregue su número al servicio de mensajes en el proveedor.",
    ),
    21704: CodeRule(
        Action.STOP_SENDING,
        "The messaging service can't send with the numbers it has.",
        "El servicio de mensajes no puede enviar con los números que tiene.",
        "Add a number that can text to the messaging service at the provider.",
        "Agregue al servicio un número que pueda enviar mensajes.",
    ),
    21608: CodeRule(
        Action.STOP_SENDING,
        "A trial account may only text numbers verified with the provider.",
        "Una cuenta de prueba solo puede escribir a números verificados.",
        "Upgrade the account at the provider.",
        "Actualice la cuenta en el proveedor.",
    ),
    OPTED_OUT: CodeRule(
        Action.OPTED_OUT,
        "They asked not to get texts from this number.",
        "Pidió no recibir mensajes de este número.",
        "You can call. They can text START to hear from you again.",
        "Puede llamar. La persona puede escribir START para volver a recibirlos.",
    ),
    21611: _CONGESTED,
    30001: _CONGESTED,
    30017: _CONGESTED,
    30022: _CONGESTED,
    30410: _CONGESTED,
    21612: _UNREACHABLE,
    21614: _LANDLINE,
    21635: _LANDLINE,
    30005: _UNREACHABLE,
    30006: _LANDLINE,
    21617: CodeRule(
        Action.BUG,
        "The text was too long to be sent.",
        "El mensaje era demasiado largo.",
        "Shorten it to 1600 characters.",
        "Redúzcalo a 1600 caracteres.",
    ),
    30003: CodeRule(
        Action.RETRY_ONCE_LATER,
        "Their phone is off or out of reach.",
        "Su teléfono está apagado o fuera de cobertura.",
        "Try again later, or call.",
        "Intente más tarde o llame.",
        seconds=30 * 60,
    ),
    30004: _BLOCKED_WORDING,
    30007: _BLOCKED_WORDING,
    30008: CodeRule(
        Action.FINAL,
        "The phone company did not say why it didn't arrive.",
        "La compañía telefónica no dijo por qué no llegó.",
        "You can try once more, or call.",
        "Puede intentar una vez más o llamar.",
    ),
    30023: _CARRIER_CAP,
    30027: _CARRIER_CAP,
    30024: _REGISTRATION,
    30032: _REGISTRATION,
    30034: _REGISTRATION,
    30035: _REGISTRATION,
    30450: CodeRule(
        Action.RETRY_LATER,
        "The provider's fraud protection held this back. It will be tried again.",
        "La protección contra fraude lo detuvo. Se intentará de nuevo.",
        seconds=20 * 60,
    ),
}


def known_codes() -> tuple[int, ...]:
    """Every code with a row of its own, in order."""
    return tuple(sorted(_TABLE))


def rule_for(code: int) -> CodeRule:
    """The row of a provider code (or of HTTP 401 and 429); ``UNKNOWN_CODE`` for any other."""
    return _TABLE.get(code, UNKNOWN_CODE)


def unregistered(code: int) -> bool:
    """Whether carriers turned a text away since they do not know the sender."""
    return rule_for(code) is _REGISTRATION


def sentence(word: str, language: str = "en") -> str:
    """The sentence for a state without a code; so far that is ``unconfirmed``."""
    rule = UNCONFIRMED if word == "unconfirmed" else UNKNOWN_CODE
    return rule.sentence(language)


def next_step(rule: CodeRule, *, automatic: bool, accepted: bool, attempts: int) -> NextStep:
    """What becomes of a text after its ``attempts``-th try (1 is the first) ended with a code.

    ``accepted``: the provider had taken it before it failed. Such an automatic text is never sent
    a second time: one missed call gets one text, and a person takes over. While the sender is
    blocked, automatic texts wait; whoever writes by hand is told at once.
    """
    if rule.action is Action.MAYBE_SENT:
        return NextStep.RECONCILE
    if automatic and accepted:
        return NextStep.FAIL
    if rule.action is Action.STOP_SENDING:
        return NextStep.HOLD if automatic else NextStep.FAIL
    tries = {Action.RETRY_LATER: MOST_ATTEMPTS, Action.RETRY_ONCE_LATER: 2}.get(rule.action, 0)
    return NextStep.RETRY if attempts < tries else NextStep.FAIL


def retry_at(rule: CodeRule, now: datetime) -> datetime | None:
    """When to try again, UTC; None where the rule does not retry."""
    if rule.action not in {Action.RETRY_LATER, Action.RETRY_ONCE_LATER}:
        return None
    if rule.midnight:
        zone = ZoneInfo(_CARRIER_ZONE)
        tomorrow = now.astimezone(zone).date() + timedelta(days=1)
        return datetime.combine(tomorrow, _CARRIER_DAY_STARTS, zone).astimezone(UTC)
    return now + timedelta(seconds=rule.seconds)
