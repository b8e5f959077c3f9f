"""Decides who is told and how. A notice is a hint: unread rows remain whatever becomes of it."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from deskreply.domain.events import Event, Notice
from deskreply.domain.models import Message
from deskreply.engine.context import Context
from deskreply.engine.ports import Notifier

log = logging.getLogger(__name__)

SAME_TROUBLE = timedelta(minutes=30)
TITLES = {
    "reply-received": ("new-text", "New text from {name}", "Nuevo mensaje de {name}"),
    "text-failed": ("text-failed", "Not delivered to {name}", "No entregado a {name}"),
    "text-unconfirmed": (
        "text-unconfirmed",
        "Did the text to {name} go? Please decide.",
        "¿Se envió el mensaje a {name}? Decida, por favor.",
    ),
    "credentials-dead": (
        "health",
        "The phone provider refuses the key. Missed callers are not texted. Enter a new key.",
        "El proveedor rechaza la clave. No se escribe a nadie. Introduzca una clave nueva.",
    ),
    "not-permitted": (
        "health",
        "The provider's key lacks a permission. Give it calls, messages and phone numbers.",
        "A la clave del proveedor le falta un permiso. Dele llamadas, mensajes y números.",
    ),
    "sender-blocked": (
        "health",
        "The office number may not send texts yet. Open the approval at the provider.",
        "El número de la oficina aún no puede enviar mensajes. Abra la aprobación del proveedor.",
    ),
    "trouble": (
        "health",
        "The disk or the database is in the way: missed callers may not be texted. {detail}",
        "El disco o la base de datos falla: puede que no se escriba a nadie. {detail}",
    ),
    "duty-failed": (
        "health",
        "A part of DeskReply failed and is being tried again. If this goes on, restart it.",
        "Una parte de DeskReply falló y se reintenta. Si continúa, reinícielo.",
    ),
    "settings-broken": (
        "health",
        "The settings cannot be read; the last good ones stay in force. {detail}",
        "No se puede leer la configuración; sigue vigente la última válida. {detail}",
    ),
    "clock-wrong": (
        "health",
        "This computer's clock is wrong. Set it to the right time.",
        "El reloj de este equipo está mal. Póngalo en hora.",
    ),
    "flood-held": (
        "health",
        "Unusually many missed calls: further texts are held. Please have a look.",
        "Muchas llamadas perdidas: se retienen más mensajes. Revíselo, por favor.",
    ),
}


class Notices:
    """Listens to the bus and hands notices to the notifier."""

    def __init__(self, ctx: Context, notifier: Notifier) -> None:
        self._ctx = ctx
        self._notifier = notifier
        self._told: dict[str, datetime] = {}
        ctx.bus.subscribe(self.heard)

    def heard(self, event: Event) -> None:
        name = event.name
        if name == "decided" and event.data.get("reason") == "flood":
            name = "flood-held"
        if name not in TITLES:
            return
        kind, english, spanish = TITLES[name]
        if kind == "health" and not self._news(name, event.at):
            return
        spoken = spanish if self._ctx.settings().language == "es" else english
        message = self._message(event)
        notice = Notice(
            kind=kind,
            title=spoken.format(name=self._name(event.number), detail=event.data.get("detail", "")),
            body=message.body if message is not None else "",
            number=event.number,
            message_id=message.id if message is not None else "",
        )
        if not self._notifier.notify(notice):
            log.warning("a notice of kind %s could not be shown", kind)
        self._ctx.publish(
            [self._ctx.event("notification", event.number, kind=kind, message=notice.message_id)]
        )

    def _news(self, name: str, at: datetime) -> bool:
        """Whether the same trouble was not told lately: a burst is one piece of news."""
        told = self._told.get(name)
        if told is not None and abs(at - told) < SAME_TROUBLE:
            return False
        self._told[name] = at
        return True

    def _message(self, event: Event) -> Message | None:
        message_id = event.data.get("message")
        if not isinstance(message_id, str):
            return None
        with self._ctx.store.read() as reader:
            return reader.message(message_id)

    def _name(self, number: str) -> str:
        if not number:
            return ""
        with self._ctx.store.read() as reader:
            thread = reader.thread(number)
        return thread.name if thread is not None and thread.name else number
