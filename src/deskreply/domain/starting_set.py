"""The wordings that DeskReply comes with, and the slot that each is written for.

The Spanish is worded so that ordinary values keep to the plain text alphabet, which has é and ñ but
not á, í, ó, ú: one of those more than doubles the parts that a text is paid by.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deskreply.domain.wordings import WordingVersion


@dataclass(frozen=True, slots=True)
class Starter:
    """A wording to start with. ``promise_minutes`` 0: as the setting says."""

    name: str
    slot: str
    en: str
    es: str
    promise_minutes: int = 0

    def version(self, language: str) -> WordingVersion:
        """It in one language, as version 0."""
        body = self.es if language == "es" else self.en
        return WordingVersion(self.name, language, 0, body, promise_minutes=self.promise_minutes)


# The two differ in what they promise alone: only then does comparing them tell anything.
_OPEN_EN = (
    "Hi, this is {business}. Sorry we missed your call! How can we help? "
    "Text us here and we'll reply {promise}. Reply STOP to opt out."
)
_OPEN_ES = (
    "Hola, le saluda {business}. Lamentamos no haber atendido su llamada. "
    "¿En qué podemos ayudarle? Responda a este mensaje y le contestaremos {promise}. "
    "Responda STOP para darse de baja."
)

STARTERS = (
    Starter("within-the-hour", "open", _OPEN_EN, _OPEN_ES),
    Starter("within-30-minutes", "open", _OPEN_EN, _OPEN_ES, promise_minutes=30),
    Starter(
        "warm",
        "open",
        "Hi, this is {business}, here for {service} in {area}. We're so sorry we missed your call! "
        "What can we do for you? Text us here and one of us will reply {promise}. "
        "Reply STOP to opt out.",
        "Hola, le saluda {business}, para servirle con {service} en {area}. Lamentamos mucho no "
        "haber atendido su llamada. ¿En qué podemos ayudarle? Responda a este mensaje y con gusto "
        "le contestaremos {promise}. Responda STOP para darse de baja.",
    ),
    Starter(
        "after-hours",
        "after-hours",
        "Hi, this is {business}. Sorry we missed your call, we're closed right now. "
        "How can we help? Texts are not read after hours; we open {opens_at} and will reply then. "
        "Emergency? Call 911. Reply STOP to opt out.",
        "Hola, le saluda {business}. Lamentamos no haber atendido su llamada: ahora estamos "
        "cerrados. ¿En qué podemos ayudarle? Fuera de horario no leemos mensajes; abrimos "
        "{opens_at} y entonces le contestaremos. ¿Emergencia? Llame al 911. Responda STOP para "
        "darse de baja.",
    ),
    Starter(
        "holiday",
        "holiday",
        "Hi, this is {business}. Sorry we missed your call, we're closed today. "
        "How can we help? Texts are not read while we're closed; we open {opens_at} and will reply "
        "then. Emergency? Call 911. Reply STOP to opt out.",
        "Hola, le saluda {business}. Lamentamos no haber atendido su llamada: hoy estamos "
        "cerrados. ¿En qué podemos ayudarle? Mientras tanto no leemos mensajes; abrimos "
        "{opens_at} y entonces le contestaremos. ¿Emergencia? Llame al 911. Responda STOP para "
        "darse de baja.",
    ),
    Starter(
        "all-busy",
        "all-busy",
        "Hi, this is {business}. Sorry we missed your call, all our lines were busy! "
        "How can we help? Text us here and we'll reply {promise}. Reply STOP to opt out.",
        "Hola, le saluda {business}. Lamentamos no haber atendido su llamada: todos nuestros "
        "teléfonos estaban ocupados. ¿En qué podemos ayudarle? Responda a este mensaje y le "
        "contestaremos {promise}. Responda STOP para darse de baja.",
    ),
    Starter(
        "existing",
        "existing",
        "Hi, it's {business}. Sorry we missed your call, it's always good to hear from you! "
        "How can we help today? Text us here and we'll reply {promise}. Reply STOP to opt out.",
        "Hola, le saluda {business}. Lamentamos no haber atendido su llamada; siempre es un gusto "
        "saber de usted. ¿En qué podemos ayudarle hoy? Responda a este mensaje y le contestaremos "
        "{promise}. Responda STOP para darse de baja.",
    ),
    Starter(
        "booking-link",
        "booking",
        "Hi, this is {business}. Sorry we missed your call! Book a time here: {booking_link} "
        "Or text us what you need and we'll reply {promise}. Reply STOP to opt out.",
        "Hola, le saluda {business}. Lamentamos no haber atendido su llamada. Reserve su cita "
        "en {booking_link} o responda a este mensaje con lo que necesita y le contestaremos "
        "{promise}. Responda STOP para darse de baja.",
    ),
    Starter(
        "follow-up",
        "follow-up",
        "Hi, this is {business} again. You called and we'd still like to help: what can we do for "
        "you? Just reply here whenever it suits you. Reply STOP to opt out.",
        "Hola, le saluda de nuevo {business}. Nos quedamos pendientes de su llamada: ¿en qué "
        "podemos ayudarle? Responda a este mensaje cuando guste. Responda STOP para darse de baja.",
    ),
)

BY_NAME: Mapping[str, Starter] = {starter.name: starter for starter in STARTERS}
# What a slot uses until somebody chooses: the first that is written for it.
STANDARD: Mapping[str, str] = {s.slot: s.name for s in reversed(STARTERS)}
