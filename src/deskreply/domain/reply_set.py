"""The saved replies that every office starts with, in pairs of English and Spanish."""

from __future__ import annotations

from deskreply.domain.desk import SavedReply

# Name, then title and body in English, then in Spanish.
_PAIRS = (
    ("morning-or-afternoon", "Morning or afternoon", "Would a morning or an afternoon suit you?",
     "Mañana o tarde", "¿Prefiere por la mañana o por la tarde?"),
    ("insurance", "Insurance", "Yes, we take many plans. Which dental insurance do you have?",
     "Seguro dental", "Sí, aceptamos muchos seguros. ¿Qué seguro dental tiene?"),
    ("booking-link", "Booking link", "You can pick a time that suits you here: {booking_link}",
     "Enlace para reservar", "Puede elegir la hora que le convenga aquí: {booking_link}"),
    ("call-you", "We will call you",
     "Thank you, {first_name}. We will call you at this number. What is a good time?",
     "Le llamamos", "Gracias, {first_name}. Le llamaremos a este número. ¿A qué hora le conviene?"),
    ("opening", "When we open", "We are back {opens_at} and will answer you then. – {business}",
     "Cuándo abrimos", "Volvemos {opens_at} y le responderemos entonces. – {business}"),
    ("thanks", "Thank you", "Thank you, {first_name}. See you soon! – {agent}, {business}",
     "Gracias", "Gracias, {first_name}. ¡Hasta pronto! – {agent}, {business}"),
)  # fmt: skip


def _set() -> tuple[SavedReply, ...]:
    found = []
    for position, (name, *said) in enumerate(_PAIRS):
        for language, title, body in (("en", *said[:2]), ("es", *said[2:])):
            found.append(SavedReply(name, title, language, body, own=False, position=position))
    return tuple(found)


STARTING_SET = _set()
