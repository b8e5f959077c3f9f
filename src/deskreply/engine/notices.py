"""Decides who is told and how. A notice is a hint: unread rows remain whatever becomes of it."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from deskreply.domain import alerts
from deskreply.domain.events import Event, Notice
from deskreply.domain.explain import ago
from deskreply.domain.hours import opening_words
from deskreply.domain.models import Message, Stage
from deskreply.engine.context import Context
from deskreply.engine.ports import Notifier

log = logging.getLogger(__name__)

SAME_TROUBLE = timedelta(minutes=30)
TITLES = {
    "reply-received": ("new-text", "New text from {name}", "Nuevo mensaje de {name}"),
    "urgent-text": (
        "urgent-text",
        "This may be urgent: new text from {name}",
        "Puede ser urgente: nuevo mensaje de {name}",
    ),
    "maybe-opted-out": (
        "flagged",
        "{name} may not want texts any more. Please read what they wrote.",
        "Puede que {name} ya no quiera mensajes. Lea lo que escribió, por favor.",
    ),
    "auto-responder": (
        "flagged",
        "A machine seems to answer at {name}: automatic texts are held. Please have a look.",
        "Parece que en {name} contesta una máquina: se retienen los mensajes. Revíselo, por favor.",
    ),
    "missed-in-conversation": (
        "missed-call",
        "Missed call from {name}, with whom you are in a conversation",
        "Llamada perdida de {name}, con quien ya hay una conversación",
    ),
    "text-failed": ("text-failed", "Not delivered to {name}", "No entregado a {name}"),
    "text-unconfirmed": (
        "text-unconfirmed",
        "Did the text to {name} go? Please decide.",
        "¿Se envió el mensaje a {name}? Decida, por favor.",
    ),
    "followup-for-staff": (
        "text-failed",
        "The follow-up to {name} was not sent. Please decide.",
        "No se envió el recordatorio a {name}. Decida, por favor.",
    ),
    "scheduled-outdated": (
        "text-failed",
        "The scheduled text to {name} was too late and was not sent. Please decide.",
        "El mensaje programado para {name} ya era tarde y no se envió. Decida, por favor.",
    ),
    "scheduled-canceled": (
        "text-failed",
        "The scheduled text to {name} was taken back. Please look at it.",
        "Se retiró el mensaje programado para {name}. Revíselo, por favor.",
    ),
    "credentials-dead": (
        "health",
        "The phone provider refuses the key. Missed callers are not texted. Enter a new key.",
        "El proveedor rechaza la clave. No se escribe a nadie. Ingrese una clave nueva.",
    ),
    "not-permitted": (
        "health",
        "The provider's key lacks a permission. Give it calls, messages and phone numbers.",
        "A la clave del proveedor le falta un permiso. Dele llamadas, mensajes y números.",
    ),
    "sender-blocked": (
        "health",
        "The office number may not send texts yet. Open the approval at the provider.",
        "El número del consultorio aún no puede enviar mensajes. Abra la aprobación del proveedor.",
    ),
    "trouble": (
        "health",
        "The disk or the database is in the way: missed callers may not be texted. {detail}",
        "El disco o la base de datos falla: puede que no se escriba a nadie. {detail}",
    ),
    "duty-failing": (
        "health",
        "A part of DeskReply keeps failing and is tried again each minute. Please restart it.",
        "Una parte de DeskReply sigue fallando y se reintenta cada minuto. Reinícielo, por favor.",
    ),
    "database-damaged": (
        "health",
        "The database is damaged. DeskReply stops sending and puts back the newest good backup.",
        "La base de datos está dañada. DeskReply deja de enviar y recupera la última copia buena.",
    ),
    "restored": (
        "health",
        "The database was put back from a backup made {ago}. What happened since is read from the "
        "provider before anything is sent.",
        "La base de datos se recuperó de una copia hecha {ago}. Lo ocurrido desde entonces se lee "
        "del proveedor antes de enviar nada.",
    ),
    "backup-failed": (
        "health",
        "No backup could be made. {detail}",
        "No se pudo hacer la copia de seguridad. {detail}",
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
    "pumping-held": (
        "health",
        "Many calls from nearly the same number, as in a fraud: their texts are held. Block them, "
        "or allow more with the setting flood.callers_per_hour.",
        "Muchas llamadas de números casi iguales, como en un fraude: se retienen sus mensajes. "
        "Bloquéelos, o permita más con el ajuste flood.callers_per_hour.",
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
        name = _what(event)
        if name == "promise-alert":
            self._say(event, self._promise(event))
        if name not in TITLES:
            return
        kind, english, spanish = TITLES[name]
        if kind == "health" and not self._news(name, event.at):
            return
        language = self._ctx.settings().screen_language
        spoken = spanish if language == "es" else english
        message = self._message(event)
        notice = Notice(
            kind=kind,
            title=spoken.format(
                name=self._name(event.number),
                detail=_capital(_detail(event, language)),
                ago=ago(event.data.get("minutes_ago"), language),
            ),
            body=message.body if message is not None else "",
            number=event.number,
            message_id=message.id if message is not None else "",
        )
        self._say(event, notice)

    def _say(self, event: Event, notice: Notice) -> None:
        if not self._notifier.notify(notice):
            log.warning("a notice of kind %s could not be shown", notice.kind)
        said = {"kind": notice.kind, "message": notice.message_id}
        self._ctx.publish([self._ctx.event("notification", event.number, **said)])

    def _promise(self, event: Event) -> Notice:
        """What is said when the time for one answer, or for several, has run so far."""
        zone, language = self._ctx.office_zone(), self._ctx.settings().screen_language
        stage, threads = Stage(str(event.data["stage"])), int(event.data["threads"] or 1)
        with self._ctx.store.read() as reader:
            thread = reader.thread(event.number) if event.number else None
        title = alerts.title(
            stage,
            language,
            name=self._name(event.number),
            count=threads,
            due=opening_words(thread.due_at if thread else None, zone, event.at, language),
            waited=timedelta(minutes=int(event.data["waited_minutes"] or 0)),
        )
        return Notice("promise", title, number=event.number, stage=stage, threads=threads)

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


def _what(event: Event) -> str:
    """The entry of ``TITLES`` that an event is told by; "" or another word where by none."""
    data = event.data
    if event.name == "reply-received":
        if data.get("loop"):
            return ""
        return "urgent-text" if data.get("urgent") else str(data.get("flag") or event.name)
    if event.name == "decided":
        match data.get("reason"), data.get("because"):
            case "flood", "pumping":
                return "pumping-held"
            case "flood", _:
                return "flood-held"
            case "in-touch", "conversation":
                return "missed-in-conversation"
        return ""
    return event.name


def _detail(event: Event, language: str) -> str:
    """What an event says went wrong."""
    return event.es if language == "es" and event.es else str(event.data.get("detail") or "")


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
