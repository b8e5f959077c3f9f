"""The sentence staff read about a decision: what was done about a call, and why.

Every reason has its words in English and Spanish; a reason nobody wrote a sentence for still gets a
sane one from its decision. Nothing here raises, whatever the facts hold.
"""

from __future__ import annotations

from collections.abc import Mapping

from deskreply.domain.errortable import rule_for
from deskreply.domain.models import Decision
from deskreply.domain.words import Words

# Minutes; figures from beyond are no figures.
_LONG_AGO = 10_000 * 24 * 60

Known = Mapping[str, str | int | float | bool | None]


# What opens the sentence, by decision.
_LEADS = {
    Decision.NONE: Words("No text needed", "No hace falta mensaje"),
    Decision.PENDING: Words("A text is about to go", "El mensaje está por salir"),
    Decision.TEXTED: Words("Texted", "Mensaje enviado"),
    Decision.HELD: Words("Text held", "Mensaje retenido"),
    Decision.SKIPPED: Words("Not texted", "Sin mensaje"),
    Decision.REVIEW: Words("Not texted, please look at it", "Sin mensaje, revíselo por favor"),
    Decision.FAILED: Words("The text did not go through", "El mensaje no se pudo entregar"),
}

# What follows the lead: a reason word, or "reason/because" where the facts say more.
_REASONS = {
    # outcomes
    "ongoing": Words("the call is not over yet.", "la llamada aún no termina."),
    "live": Words("the call is not over yet.", "la llamada aún no termina."),
    "answered": Words("the call was answered.", "la llamada fue contestada."),
    "answered/later-call": Words(
        "they called again and were answered.", "volvió a llamar y fue atendido."
    ),
    "ignored": Words(
        "this was not a call from outside to one of your lines.",
        "no fue una llamada externa a una de sus líneas.",
    ),
    "no-answer": Words("nobody answered.", "nadie contestó."),
    "busy": Words("the line was busy.", "la línea estaba ocupada."),
    "failed": Words("the call could not be put through.", "no se pudo pasar la llamada."),
    "machine": Words("only a machine picked up.", "solo contestó una máquina."),
    "abandoned": Words("they hung up while it was ringing.", "colgó mientras sonaba el teléfono."),
    "voicemail": Words("they left a voicemail.", "dejó un mensaje de voz."),
    "hung-up-early": Words(
        "they hung up before it rang.", "colgó antes de que sonara el teléfono."
    ),
    # outcomes that can't be known
    "leg-unsettled": Words(
        "the call log never showed how one of the phones' calls ended.",
        "el registro no muestra cómo terminó la llamada a uno de los teléfonos.",
    ),
    "never-ended": Words(
        "the call log never showed that this call ended.",
        "el registro nunca mostró que esta llamada terminó.",
    ),
    "cannot-tell": Words(
        "the call log can't tell whether somebody answered.",
        "el registro no permite saber si alguien contestó.",
    ),
    "rejected": Words(
        "it may have been turned away as spam, or they hung up early.",
        "puede haber sido rechazada como spam, o colgó muy pronto.",
    ),
    "settling": Words(
        "the call log is not clear about this call yet.",
        "el registro de esta llamada aún no está claro.",
    ),
    # rules
    "withheld": Words("the caller hid their number.", "ocultó su número."),
    "own-number": Words("this is one of your own numbers.", "es uno de sus propios números."),
    "blocked": Words("this number is on your block list.", "este número está bloqueado."),
    "foreign": Words(
        "the number is not from a region you text.",
        "el número no es de una región a la que usted escribe.",
    ),
    "not-textable": Words(
        "this kind of number can't receive texts. Please call back.",
        "este tipo de número no recibe mensajes. Llame, por favor.",
    ),
    "not-textable/service": Words(
        "this is a service number or short code, not a person.",
        "es un número de servicio o código corto, no una persona.",
    ),
    "not-textable/landline": Words(
        "it is a landline, which gets no texts. Please call back.",
        "es un teléfono fijo y no recibe mensajes. Llame, por favor.",
    ),
    "opted-out": Words(
        "they asked not to get texts. You can still call.",
        "pidió no recibir mensajes. Puede llamarle.",
    ),
    "undeliverable": Words(
        "texts don't reach this number. Please call back.",
        "los mensajes no llegan a este número. Llame, por favor.",
    ),
    "in-touch": Words(
        "somebody has been in touch with them since.", "alguien ya está en contacto."
    ),
    "in-touch/called-again": Words(
        "they called again; that call decides.", "volvió a llamar; esa llamada decide."
    ),
    "in-touch/on-the-phone": Words(
        "they are on the phone with you again.", "está llamando de nuevo en este momento."
    ),
    "in-touch/staff-called": Words(
        "somebody here called them back {ago}.", "alguien del consultorio le llamó {ago}."
    ),
    "in-touch/staff-wrote": Words(
        "somebody here wrote them {ago}.", "alguien del consultorio le escribió {ago}."
    ),
    "in-touch/done": Words(
        "somebody here closed the conversation {ago}.",
        "alguien del consultorio cerró la conversación {ago}.",
    ),
    "in-touch/conversation": Words(
        "you are in a conversation; the last text from here went {ago}.",
        "ya hay una conversación; el último mensaje de aquí salió {ago}.",
    ),
    "in-touch/texted-elsewhere": Words(
        "somebody or something else texted them since the call.",
        "ya se le escribió desde otra parte después de la llamada.",
    ),
    "too-old": Words(
        "the call was {ago}, too long for an automatic text. Please call back.",
        "la llamada fue {ago}, demasiado para un mensaje automático. Llame, por favor.",
    ),
    "cooldown": Words("they were texted {ago}.", "se le escribió {ago}."),
    "cooldown/often": Words(
        "they got {count} automatic texts in the last 30 days.",
        "recibió {count} mensajes automáticos en los últimos 30 días.",
    ),
    "disabled": Words("automatic texts are off.", "los mensajes automáticos están apagados."),
    "scope": Words(
        "your settings don't text calls like this one.",
        "su configuración no incluye llamadas como esta.",
    ),
    "scope/after-hours": Words(
        "you only text calls that come in after hours.",
        "solo se escribe fuera del horario de atención.",
    ),
    "scope/open-hours": Words(
        "you only text calls that come in while you are open.",
        "solo se escribe en horario de atención.",
    ),
    "scope/busy": Words(
        "you only text when all lines are busy.",
        "solo se escribe cuando todas las líneas están ocupadas.",
    ),
    "flood": Words(
        "many texts went out just now. It will be tried again {until}.",
        "salieron muchos mensajes. Se intentará de nuevo {until}.",
    ),
    "flood/pumping": Words(
        "{count} callers within an hour have nearly the same number, as in a fraud. It will be "
        "tried again {until}.",
        "{count} llamadas en una hora vienen de números casi iguales, como en un fraude. Se "
        "intentará de nuevo {until}.",
    ),
    "maybe-opted-out": Words(
        "they may have asked to get no more texts. Please read what they wrote.",
        "puede que haya pedido no recibir más mensajes. Lea lo que escribió, por favor.",
    ),
    "auto-responder": Words(
        "a machine seems to answer there. Please have a look.",
        "parece que allí contesta una máquina. Revíselo, por favor.",
    ),
    "flood/day": Words(
        "today's limit of automatic texts is reached. It will be tried again {until}.",
        "se alcanzó el límite diario de mensajes automáticos. Se intentará de nuevo {until}.",
    ),
    "quiet-hours": Words(
        "it is too early or too late to text them. It will go {until}.",
        "es muy temprano o muy tarde para escribirle. Saldrá {until}.",
    ),
    "sender": Words(
        "your number may not send texts yet. It will be tried again {until}.",
        "su número aún no puede enviar mensajes. Se intentará de nuevo {until}.",
    ),
    # what became of the text
    "unconfirmed": Words(
        "it can't be known whether the text went.", "no se sabe si el mensaje salió."
    ),
    "wording": Words(
        "a field of the wording has no value. Check the wording in the settings.",
        "a un campo del texto le falta su valor. Revise el texto en la configuración.",
    ),
}

# What the lead says for reasons of texts that did go, or will.
_ANY_REASON = {
    Decision.NONE: Words("nothing to do.", "no hay nada que hacer."),
    Decision.PENDING: Words("the call was missed.", "la llamada se perdió."),
    Decision.TEXTED: Words("the call was missed.", "la llamada se perdió."),
    Decision.HELD: Words("it will be tried again {until}.", "se intentará de nuevo {until}."),
    Decision.SKIPPED: Words(
        "one of your rules for texting said no.", "una de sus reglas de envío lo impidió."
    ),
    Decision.REVIEW: Words("it needs a person's decision.", "hace falta que alguien decida."),
    Decision.FAILED: Words("try again, or call.", "intente de nuevo o llame."),
}


def explain(decision: Decision, reason: str, facts: Known, language: str = "en") -> str:
    """One sentence (sometimes with a short second one) for front-desk staff.

    ``facts`` are those of a ``Ruling``: ``minutes_ago`` (a number), ``until`` (words such as
    "tomorrow at 8:00 AM"), ``count``, ``because``, ``scope``, ``kind``, and the provider's ``code``
    of a text that failed. Any may be missing. Any language but ``es`` reads as English.
    """
    code = facts.get("code")
    if decision is Decision.FAILED and isinstance(code, int) and code:
        rule = rule_for(code)
        return f"{rule.sentence(language)} {rule.advise(language)}".strip()
    lead = _LEADS.get(decision, _LEADS[Decision.REVIEW]).say(language)
    words = _words(decision, reason, facts).say(language)
    for field, value in (
        ("{ago}", ago(facts.get("minutes_ago"), language)),
        ("{until}", _until(facts.get("until"), language)),
        ("{count}", _count(facts.get("count"), language)),
    ):
        words = words.replace(field, value)
    return f"{lead}: {words}"


def because(reason: str, language: str = "en") -> str:
    """What a reason word says by itself, as the end of a sentence."""
    words = _REASONS.get(reason) or Words("no reason was noted.", "no se anotó el motivo.")
    return words.say(language)


def _words(decision: Decision, reason: str, facts: Known) -> Words:
    for more in ("because", "scope", "kind"):
        words = _REASONS.get(f"{reason}/{facts.get(more)}")
        if words is not None:
            return words
    return _REASONS.get(reason) or _ANY_REASON.get(decision, _ANY_REASON[Decision.REVIEW])


def ago(minutes: object, language: str) -> str:
    """ "2 hours ago" for a number of minutes; vague for anything else."""
    if isinstance(minutes, bool) or not isinstance(minutes, int | float) or not minutes >= 0:
        return Words("a while ago", "hace un rato").say(language)
    if minutes < 1:
        return Words("just now", "hace un momento").say(language)
    for size, one, many, uno, varios in (
        (24 * 60, "day", "days", "día", "días"),
        (60, "hour", "hours", "hora", "horas"),
        (1, "minute", "minutes", "minuto", "minutos"),
    ):
        if minutes >= size:
            count = int(min(minutes, _LONG_AGO) // size)
            english = f"{count} {one if count == 1 else many} ago"
            return Words(english, f"hace {count} {uno if count == 1 else varios}").say(language)
    return Words("just now", "hace un momento").say(language)


def _until(words: object, language: str) -> str:
    # A bare timestamp is no words.
    if isinstance(words, str) and words and not words[0].isdigit():
        return words
    return Words("later", "más tarde").say(language)


def _count(count: object, language: str) -> str:
    if isinstance(count, int) and not isinstance(count, bool) and count > 0:
        return str(count)
    return Words("several", "varios").say(language)
