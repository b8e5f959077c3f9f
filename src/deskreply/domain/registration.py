"""Whether the carriers know who texts from a number: in North America they deliver nothing from one
that is not registered. What that means and what to do next, in words for the desk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LOCAL_PAGE = "https://console.twilio.com/us1/develop/sms/regulatory-compliance/a2p-onboarding"
TOLL_FREE_PAGE = "https://www.twilio.com/docs/messaging/compliance/toll-free/console-onboarding"


class RegistrationState(StrEnum):
    """How far the registration of a number is. ``unknown``: the provider did not let us look, or
    speaks of it in words we do not know."""

    APPROVED = "approved"
    IN_REVIEW = "in-review"
    REJECTED = "rejected"
    NOT_REGISTERED = "not-registered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Registration:
    """One number's. ``reason``: why it was rejected, in the provider's own words, may be ""."""

    state: RegistrationState = RegistrationState.UNKNOWN
    toll_free: bool = False
    reason: str = ""

    @property
    def blocks(self) -> bool:
        """Whether carriers turn this number's texts away as things stand."""
        return self.state in {
            RegistrationState.IN_REVIEW,
            RegistrationState.REJECTED,
            RegistrationState.NOT_REGISTERED,
        }

    @property
    def link(self) -> str:
        """The provider's page where it is registered and followed."""
        return TOLL_FREE_PAGE if self.toll_free else LOCAL_PAGE

    def what(self, language: str = "en") -> str:
        """What such a registration is."""
        return _say(_WHAT_TOLL_FREE if self.toll_free else _WHAT_LOCAL, language)

    def sentence(self, language: str = "en") -> str:
        """Where it stands."""
        return _say(_WHERE[self.state], language)

    def advice(self, language: str = "en") -> str:
        """What to do next."""
        if self.state is RegistrationState.IN_REVIEW and self.toll_free:
            return _say(_TOLL_FREE_WAIT, language)
        return _say(_NEXT[self.state], language)


def _say(words: tuple[str, str], language: str) -> str:
    return words[1] if language == "es" else words[0]


_WHAT_LOCAL = (
    "Carriers in the United States deliver texts from a business only once it has said who it is "
    "and what it texts about. For a local number this is called A2P 10DLC: a brand (your office) "
    "and a campaign (what you text). Your phone provider passes it on.",
    "En Estados Unidos, las compañías telefónicas solo entregan mensajes de un negocio que ya dijo "
    "quién es y sobre qué escribe. Para un número local esto se llama A2P 10DLC: una marca (su "
    "consultorio) y una campaña (lo que escribe). Su proveedor de telefonía lo tramita.",
)
_WHAT_TOLL_FREE = (
    "Carriers deliver texts from a toll-free number only once it is verified: who you are, and "
    "what you text about. Your phone provider passes it on.",
    "Las compañías telefónicas solo entregan mensajes de un número gratuito ya verificado: quién "
    "es usted y sobre qué escribe. Su proveedor de telefonía lo tramita.",
)
_WHERE = {
    RegistrationState.APPROVED: (
        "This number is approved for texting.",
        "Este número está aprobado para enviar mensajes.",
    ),
    RegistrationState.IN_REVIEW: (
        "The registration is being reviewed. Until it is approved, texts may not be delivered.",
        "El registro está en revisión. Hasta que se apruebe, los mensajes pueden no entregarse.",
    ),
    RegistrationState.REJECTED: (
        "The registration was turned down. Texts from this number are not delivered.",
        "El registro fue rechazado. Los mensajes de este número no se entregan.",
    ),
    RegistrationState.NOT_REGISTERED: (
        "This number is not registered yet. Texts from it are not delivered.",
        "Este número aún no está registrado. Sus mensajes no se entregan.",
    ),
    RegistrationState.UNKNOWN: (
        "The provider does not tell this key how the registration stands.",
        "El proveedor no le muestra a esta clave cómo va el registro.",
    ),
}
_NEXT = {
    RegistrationState.APPROVED: ("Nothing to do.", "No hay nada que hacer."),
    RegistrationState.IN_REVIEW: (
        "Wait: it usually takes one to three weeks. Auto-text can stay on; call those who wait.",
        "Espere: suele tardar de una a tres semanas. Los mensajes automáticos pueden seguir "
        "activos; llame a quienes esperan.",
    ),
    RegistrationState.REJECTED: (
        "Open the page, correct what is named there and send it in again.",
        "Abra la página, corrija lo que se indica y envíelo de nuevo.",
    ),
    RegistrationState.NOT_REGISTERED: (
        "Open the page and register your office. You need its legal name, its tax number (EIN), "
        "its address and web page, and the wording of the automatic text.",
        "Abra la página y registre su consultorio. Necesita su nombre legal, su número fiscal "
        "(EIN), su dirección y página web, y el texto del mensaje automático.",
    ),
    RegistrationState.UNKNOWN: (
        "Open the page to see it, or enter the account's own token instead of a limited key.",
        "Abra la página para verlo, o use el token de la cuenta en lugar de una clave limitada.",
    ),
}
_TOLL_FREE_WAIT = (
    "Wait: it usually takes about a week. Auto-text can stay on; call those who wait.",
    "Espere: suele tardar alrededor de una semana. Los mensajes automáticos pueden seguir activos; "
    "llame a quienes esperan.",
)
