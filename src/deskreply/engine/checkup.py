"""What is wrong, in plain words: one row a check. Used by ``doctor``, with or without an engine."""

from __future__ import annotations

from datetime import datetime, timedelta

from deskreply.domain.errors import ProviderError, UserError, provider_sentence
from deskreply.domain.explain import ago
from deskreply.domain.health import Health, Signs, Word, assess
from deskreply.domain.models import NumberInfo
from deskreply.domain.pc import AutostartState
from deskreply.domain.registration import RegistrationState
from deskreply.domain.words import Words
from deskreply.engine import account, backups, onscreen, restored
from deskreply.engine.checks import Check, Parts, check_of
from deskreply.engine.health import stored
from deskreply.engine.providerport import Provider
from deskreply.engine.restored import Restored

__all__ = ["Check", "Parts", "checkup"]

NO_SCREEN_YET = Words(
    "Not known: the app has not run with a screen yet.",
    "No se sabe: la aplicación aún no se ha abierto con pantalla.",
)
NOT_TURNED_AWAY = Words(
    "The provider has not turned our texts away.", "El proveedor no ha rechazado los mensajes."
)
APPROVED = Words(
    "Carriers know the office as a sender, and the provider has not turned our texts away.",
    "Las compañías telefónicas conocen al consultorio y el proveedor no ha rechazado los mensajes.",
)
IN_TRAY = Words("The tray has DeskReply's icon.", "El ícono de DeskReply está junto al reloj.")
NO_TRAY = Words(
    "This desktop has no tray: the window stays in the taskbar.",
    "Este escritorio no muestra íconos junto al reloj: la ventana queda en la barra de tareas.",
)
SHOWN = Words("The last alert was shown.", "La última alerta se mostró.")
NOT_SHOWN = Words("The last alert could not be shown.", "La última alerta no se pudo mostrar.")
# How long a restored database is news.
TOLD_FOR = timedelta(days=30)
ROOM = Words("There is room on the disk.", "Hay espacio en el disco.")
NO_DATABASE = Words(
    "Not known: the database cannot be opened.", "No se sabe: la base de datos no se puede abrir."
)
ENGINE_WORDS = (
    Word.DUTY_FAILING, Word.DUTY_HANGING, Word.CREDENTIALS_DEAD, Word.NOT_PERMITTED,
    Word.SETTINGS_BROKEN,
)  # fmt: skip


def checkup(parts: Parts) -> list[Check]:
    """All checks, in the order a person would fix them."""
    credentials, provider = _account(parts)
    database, (sender, outbox, engine, disk, last_poll) = _office(parts)
    return [
        credentials,
        _number(parts, provider),
        _registered(parts, provider, sender),
        _clock(parts, provider),
        database,
        *_backups(parts),
        _keyring(parts),
        *_screen(parts),
        _autostart(parts),
        disk,
        outbox,
        engine,
        last_poll,
    ]


def _account(parts: Parts) -> tuple[Check, Provider | None]:
    try:
        provider = parts.provider()
        account = provider.fetch_account()
    except UserError as error:
        return check_of("credentials", error.said(parts.language)), None
    except ProviderError as error:
        return check_of("credentials", provider_sentence(error, parts.language)), None
    if account.status and account.status != "active":
        wrong = parts.say(
            f"The provider account is {account.status}.",
            f"La cuenta del proveedor está así: {account.status}.",
        )
        advice = parts.say("Settle that at the provider.", "Arréglelo con el proveedor.")
        return Check("credentials", False, wrong, advice), None
    said = parts.say("The provider accepts the key.", "El proveedor acepta la clave.")
    if account.kind.lower() == "trial":
        said += parts.say(
            " It is a trial account: it texts verified numbers only.",
            " Es una cuenta de prueba: solo escribe a números verificados.",
        )
    return Check("credentials", True, said), provider


def _number(parts: Parts, provider: Provider | None) -> Check:
    if not parts.settings.watched:
        return Check(
            "number", False,
            parts.say("No office number is set up.", "No hay ningún número configurado."),
            parts.say("Set DeskReply up first.", "Primero configure DeskReply."),
        )  # fmt: skip
    if provider is None:
        return Check(
            "number", False,
            parts.say("Not known: the provider did not let us look.",
                      "No se sabe: el proveedor no permitió consultarlo."),
            parts.say("Put the credentials right first.", "Primero corrija la clave."),
        )  # fmt: skip
    try:
        owned = {number.number: number for number in provider.numbers()}
    except ProviderError as error:
        return check_of("number", provider_sentence(error, parts.language))
    for number in parts.settings.watched:
        if lacking := _lacking(parts, number, owned.get(number)):
            return lacking
    watched = ", ".join(parts.settings.watched)
    can = f"{watched} can call and text.", f"Llamadas y mensajes funcionan: {watched}."
    return Check("number", True, parts.say(*can))


def _lacking(parts: Parts, number: str, owned: NumberInfo | None) -> Check | None:
    """What an office number cannot do that it has to; None where it can."""
    if owned is None:
        return Check(
            "number", False,
            parts.say(f"{number} is not on this provider account.",
                      f"{number} no está en esta cuenta del proveedor."),
            parts.say("Use the keys of the account that owns it, or choose another number.",
                      "Use las claves de la cuenta que lo tiene, o elija otro número."),
        )  # fmt: skip
    if owned.can_text and owned.can_call:
        return None
    texts = f"{number} cannot send texts.", f"{number} no puede enviar mensajes."
    calls = f"{number} cannot take calls.", f"{number} no puede recibir llamadas."
    advice = parts.say(
        "Switch that on at the provider, or choose another number.",
        "Actívelo con el proveedor, o elija otro número.",
    )
    return Check("number", False, parts.say(*(calls if owned.can_text else texts)), advice)


def _registered(parts: Parts, provider: Provider | None, sender: Check) -> Check:
    """What our own texts have shown of the sender; where that is nothing, what its registration is
    said to be."""
    watched = parts.settings.watched
    if provider is None or not sender.ok:
        return sender
    try:
        owned = [number for number in provider.numbers() if number.number in watched]
    except ProviderError:
        return sender
    known = account.registrations(provider, owned)
    for number, registration in known.items():
        if registration.blocks:
            wrong = f"{number}: {registration.sentence(parts.language)}"
            advice = f"{registration.advice(parts.language)} {registration.link}"
            return Check(sender.name, False, wrong, advice)
    approved = [r for r in known.values() if r.state is RegistrationState.APPROVED]
    if not watched or len(approved) != len(watched):
        return sender
    return Check(sender.name, True, APPROVED.say(parts.language))


def _backups(parts: Parts) -> list[Check]:
    """The backups there are; and, for a while, that the database was put back from one."""
    try:
        shelf = parts.shelf()
        if shelf is None:
            said = parts.say(
                "The office database is backed up where it runs.",
                "La base de datos del consultorio se copia donde funciona.",
            )
            return [Check("backups", True, said)]
        kept = shelf.kept()
        with parts.store() as store, store.read() as reader:
            failed, put_back = backups.failure(reader, parts.language), restored.last(reader)
    except UserError:
        return [Check("backups", True, NO_DATABASE.say(parts.language))]
    now = parts.clock.now()
    found = [_restored(parts, put_back, now)] if put_back and now - put_back.at < TOLD_FOR else []
    if failed:
        return [check_of("backups", failed[:1].upper() + failed[1:]), *found]
    if not kept:
        first = parts.say(
            "None yet: the first is made a minute after the agent starts.",
            "Aún ninguna: la primera se hace un minuto después de empezar.",
        )
        return [Check("backups", True, first), *found]
    newest = ago(round((now - kept[0].at).total_seconds() / 60), parts.language)
    said = parts.say(
        f"{len(kept)} are kept; the newest was made {newest}.",
        f"Se guardan {len(kept)}; la más nueva se hizo {newest}.",
    )
    return [Check("backups", True, said), *found]


def _restored(parts: Parts, put_back: Restored, now: datetime) -> Check:
    when = ago(round((now - put_back.at).total_seconds() / 60), parts.language)
    made = put_back.backup_at.strftime("%Y-%m-%d %H:%M")
    what = parts.say(
        f"The database was put back {when} from the backup of {made} UTC",
        f"La base de datos se recuperó {when} de la copia del {made} UTC",
    )
    if put_back.why == restored.DAMAGED:
        what += parts.say(", because it was damaged", ", porque estaba dañada")
    if put_back.done_at is None:
        since = parts.say(
            "what happened since has not been read yet, and nothing is sent before.",
            "lo ocurrido desde entonces aún no se ha leído, y antes no se envía nada.",
        )
        advice = parts.say(
            "Leave DeskReply running for some minutes.",
            "Deje DeskReply en marcha unos minutos.",
        )
        return Check("restored", False, f"{what}; {since}", advice)
    since = parts.say(
        "what happened since was read from the provider.",
        "lo ocurrido desde entonces se leyó del proveedor.",
    )
    return Check("restored", True, f"{what}; {since}")


def _screen(parts: Parts) -> list[Check]:
    """Tray and notifications, as the last app with a screen found them."""
    try:
        with parts.store() as store, store.read() as reader:
            tray, alerts = (onscreen.works(reader, k) for k in (onscreen.TRAY, onscreen.ALERTS))
    except UserError:
        tray = alerts = None
    unseen = alerts is False
    test = parts.say(
        "Send a test alert: Settings, Alerts and privacy.",
        "Envíe una alerta de prueba: Configuración, Alertas.",
    )
    return [
        Check("tray", True, _said(parts, tray, IN_TRAY, NO_TRAY)),
        Check("notifications", not unseen, _said(parts, alerts, SHOWN, NOT_SHOWN),
              test if unseen else ""),
    ]  # fmt: skip


def _said(parts: Parts, works: bool | None, yes: Words, no: Words) -> str:
    return (NO_SCREEN_YET if works is None else yes if works else no).say(parts.language)


def _autostart(parts: Parts) -> Check:
    try:
        state = parts.autostart()
    except UserError as error:
        return check_of("autostart", error.said(parts.language))
    if state is AutostartState.BLOCKED:
        wrong = parts.say(
            "DeskReply is entered to start at sign-in, but this system has switched that off.",
            "DeskReply debe abrirse al iniciar sesión, pero el sistema lo tiene desactivado.",
        )
        advice = parts.say(
            "Switch it on in the system's list of startup apps.",
            "Actívelo en la lista de aplicaciones de inicio del sistema.",
        )
        return Check("autostart", False, wrong, advice)
    on = "DeskReply starts at sign-in.", "DeskReply se abre al iniciar sesión."
    off = "DeskReply does not start at sign-in.", "DeskReply no se abre al iniciar sesión."
    return Check("autostart", True, parts.say(*(on if state is AutostartState.ON else off)))


def _clock(parts: Parts, provider: Provider | None) -> Check:
    if provider is None:
        unasked = "Not compared: the provider did not answer.", "Sin comparar: no hubo respuesta."
        return Check("clock", True, parts.say(*unasked))
    now = parts.clock.now()
    try:
        told = provider.calls(now, size=1).provider_now
    except ProviderError:
        told = None
    if told is None:
        untold = (
            "Not compared: the provider did not tell its time.",
            "Sin comparar: no dio la hora.",
        )
        return Check("clock", True, parts.say(*untold))
    behind = (told - parts.clock.now()).total_seconds()
    wrong = assess(Signs(now, running=True, skew_seconds=behind)).find(Word.CLOCK_WRONG)
    if wrong is None:
        right = "This computer's clock is right.", "El reloj de este equipo está bien."
        return Check("clock", True, parts.say(*right))
    minutes = abs(behind) / 60
    how = (
        f"{minutes:.0f} {parts.say('minutes', 'minutos')}"
        if minutes >= 2
        else f"{abs(behind):.0f} {parts.say('seconds', 'segundos')}"
    )
    which = parts.say("behind", "atrasado") if behind > 0 else parts.say("ahead", "adelantado")
    off = f"This computer's clock is {how} {which}.", f"El reloj está {how} {which}."
    return Check("clock", False, parts.say(*off), wrong.advice(parts.language))


def _office(parts: Parts) -> tuple[Check, list[Check]]:
    """The database, and what its rows and the disk tell: how the engine is doing."""
    now, free = parts.clock.now(), parts.free_bytes()
    try:
        with parts.store() as store, store.read() as reader:
            signs = stored(reader, parts.settings, now, running=parts.running, free_bytes=free)
    except UserError as error:
        unknown = NO_DATABASE.say(parts.language)
        alone = assess(Signs(now, running=True, free_bytes=free))
        return check_of("database", error.said(parts.language)), [
            *(Check(name, True, unknown) for name in ("sender", "outbox", "engine")),
            _row(parts, "disk", alone, (Word.DISK_NEARLY_FULL,), ROOM.say(parts.language)),
            Check("last-poll", False, unknown,
                  parts.say("Put the database right first.", "Primero arregle la base de datos.")),
        ]  # fmt: skip
    health, sender = assess(signs), (Word.SENDER_REFUSED, Word.SENDER_BLOCKED)
    on, off = ("All its parts work.", "Todas sus partes funcionan."), ("Not running.", "Detenido.")
    left = "Nothing is here that should have left.", "No queda nada que debiera haber salido."
    return _row(parts, "database", health, (Word.DATABASE,), parts.database), [
        _row(parts, "sender", health, sender, NOT_TURNED_AWAY.say(parts.language)),
        _row(parts, "outbox", health, (Word.OUTBOX_STUCK,), parts.say(*left)),
        _row(parts, "engine", health, ENGINE_WORDS, parts.say(*(on if parts.running else off))),
        _row(parts, "disk", health, (Word.DISK_NEARLY_FULL,), ROOM.say(parts.language)),
        _last_poll(parts, signs, health),
    ]


def _row(parts: Parts, name: str, health: Health, words: tuple[Word, ...], good: str) -> Check:
    """The first finding of these words, or what to say where there is none."""
    found = next((f for f in map(health.find, words) if f is not None), None)
    if found is None:
        return Check(name, True, good)
    return Check(name, False, found.sentence(parts.language), found.advice(parts.language))


def _last_poll(parts: Parts, signs: Signs, health: Health) -> Check:
    name = "last-poll"
    polled = [at for at in signs.polled.values() if at is not None]
    late = health.find(Word.NOT_POLLING)
    stopped = health.find(Word.NOT_RUNNING)
    if stopped is not None and not polled:
        unbegun = parts.say(
            "Not started yet. Missed callers are texted once it runs.",
            "Aún no ha empezado. Se escribirá a quienes llaman cuando esté en marcha.",
        )
        return Check(name, True, unbegun)
    if stopped is not None:
        at = _minute(max(polled))
        wrong = parts.say(
            f"No engine runs; the last good poll was at {at} UTC. Missed callers are not texted.",
            f"No está en marcha; la última consulta fue el {at} UTC. No se escribe a nadie.",
        )
        return Check(name, False, wrong, stopped.advice(parts.language))
    if late is not None:
        since = parts.say("yet", "aún")
        if polled:
            at = _minute(min(polled))
            since = parts.say(f"since {at} UTC", f"desde el {at} UTC")
        wrong = parts.say(
            f"The engine runs but has not reached the provider {since}.",
            f"Está en marcha, pero no alcanza al proveedor {since}.",
        )
        return Check(name, False, wrong, late.advice(parts.language))
    if len(polled) < len(signs.polled):
        began = "The engine has just been started.", "Acaba de empezar."
        return Check(name, True, parts.say(*began))
    at = _minute(min(polled))
    polling = f"Polling; last at {at} UTC.", f"Consultando; la última vez, el {at} UTC."
    return Check(name, True, parts.say(*polling))


def _keyring(parts: Parts) -> Check:
    try:
        return Check("keyring", True, parts.keyring())
    except UserError as error:
        return check_of("keyring", error.said(parts.language))


def _minute(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M")
