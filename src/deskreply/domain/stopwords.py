"""How people say that they want no more texts: the words and phrases, English and Spanish.

Patterns are for one clause in plain words (see ``plainwords``), without courtesies around it.
"""

from __future__ import annotations

import re

# The provider acts on its own words wherever they are the whole text; so must we. Some of them
# mean something else to an office as soon as another word stands beside them.
PROVIDER_WORDS = frozenset(
    {"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"}
)
WORDS = PROVIDER_WORDS | {"baja"}

# What people put around a wish without changing it.
BEFORE = (
    *("please", "pls", "plz", "plse", "kindly", "just", "hi", "hello", "hey", "hola", "ok"),
    *("okay", "sorry", "omg", "and", "y", "ya", "sir", "maam", "i said", "i told you"),
    *("i told you to", "can you", "could you", "would you", "will you", "can u", "could u"),
    *("i want you to", "i need you to", "i would like you to", "id like you to", "you need to"),
    *("wrong number", "numero equivocado", "favor de", "perdon", "disculpe", "les pido que"),
    *("por favor", "porfavor", "porfa"),
    *("le pido que", "que", "buenas tardes", "buenos dias", "buenas", "good morning"),
)
AFTER = (
    *("please", "pls", "plz", "plse", "thanks", "thank you", "thx", "ty", "now", "right now"),
    *("immediately", "asap", "already", "anymore", "any more", "again", "ever", "ever again"),
    *("for good", "forever", "at all", "ok", "okay", "sir", "maam"),
    *("por favor", "porfavor", "porfa", "gracias", "muchas gracias", "ya", "ahora", "nunca"),
    *("ahora mismo", "de una vez", "inmediatamente", "nunca mas", "jamas", "otra vez", "mas"),
)

_TEXTS = r"(?:texts?|txts?|text messages?|text msgs?|messages?|msgs?|sms|texting|messaging)"
_NOISE = rf"(?:{_TEXTS}|(?:text )?(?:alerts?|notifications?|reminders?)|spam|spamming)"
_WHICH = (
    r"(?:(?:the|these|those|this|that|all|any|more|your|ur|of|so|many|automated|automatic|auto"
    r"|stupid|damn|annoying|unwanted|fucking) )*"
)
_ME = r"(?:me|us|(?:my|this) (?:(?:phone|cell) number|phone|cell|number|line))"
_WRITING = (
    r"(?:text(?:ing)?|txt(?:ing)?|messag(?:e|ing)|msg(?:ing)?|contact(?:ing)?|spam(?:ming)?"
    r"|sms|(?:text|contact|messag)ing)"
)
_NAGGING = r"(?:bother(?:ing)?|harass(?:ing)?|pester(?:ing)?|annoying|writing(?: to)?)"
_CALL_OR = r"(?:(?:call(?:ing)?|email(?:ing)?) (?:and|or) )?"
_OR_CALL = r"(?: (?:and|or) (?:call(?:ing)?|email(?:ing)?))?"
_LISTS = (
    r"(?:(?:contact|contacts|call|calling|text|texting|texts|mailing|messaging|message|marketing"
    r"|sms|phone|spam|auto) )*(?:list|lists|system|database|records|thing|service|program|texts"
    r"|messages|contacts|subscription)"
)
_YOURS = r"(?:(?:of|your|ur|the|this|that|these|those|any|all) )*"
_NUMERO = r"(?:mi (?:numero|telefono|celular|contacto)|este (?:numero|telefono))"
_MENSAJES = r"(?:mensajes?|mensajitos?|textos?|sms|notificaciones|recordatorios|alertas)"
_ESOS = r"(?:(?:mas|tantos|estos|esos|sus|los|las|mis|la|mi|tus|ningun|ni un) )*"
_LISTA = (
    r"(?:(?:la|su|sus|esta|esa|tu|todas|las) )*(?:lista|listas|contactos|sistema|base de datos)"
    r"(?: de (?:mensajes|textos|contactos|envio|difusion))?"
)
_ESCRIBA = (
    r"(?:escriba[ns]?|textee[ns]?|texte[ns]?|contacte[ns]?|mensajee[ns]?"
    r"|vuelvan? a (?:escribir|textear|contactar))"
)
_MANDE = r"(?:mande[ns]?|envie[ns]?|vuelvan? a (?:mandar|enviar))"
_ESCRIBIR = (
    r"(?:(?:escribir|textear|mensajear|contactar)(?:me|nos)?"
    rf"|(?:mandar|enviar)(?:me|nos)? {_ESOS}{_MENSAJES}|(?:mandar|enviar)(?:me|nos)"
    r"|molestar(?:me|nos)?)"
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


# A clause that says this and nothing else asks us to stop.
WISHES = _any(
    r"(?:(?:stop|stopall|unsubscribe|optout|quit|pare|paren|parar|alto|basta|detener)(?: |$))+",
    r"(?:stop|quit) (?:it|this|that|all|everything|these|doing this|doing that)",
    r"stop all stop|cease and desist",
    rf"(?:stop|cease|discontinue|end) {_WHICH}(?:communications?|contact)(?: with {_ME})?",
    rf"(?:i )?(?:want|need) off(?: of)? (?:this|{_YOURS}{_LISTS})",
    r"(?:stop|stop with|quit|cease|discontinue|end|cancel|no|no more|enough|enough with|turn off"
    rf"|block) {_WHICH}{_NOISE}"
    rf"(?: (?:to|on|at) {_ME})?",
    rf"(?:stop|quit|cease) {_CALL_OR}{_WRITING}{_OR_CALL}(?: {_ME})?",
    rf"(?:stop|quit|cease) {_NAGGING} {_ME}",
    rf"(?:stop|quit|cease) sending (?:{_ME} )?{_WHICH}(?:{_NOISE}|stuff|things|crap|shit|these)"
    rf"(?: to {_ME})?",
    rf"(?:dont|do not|dnt|never)(?: you)?(?: ever)? {_CALL_OR}(?:text|txt|message|msg|sms|contact)"
    rf"{_OR_CALL}(?: {_ME})?",
    rf"(?:dont|do not|dnt|never)(?: ever)? (?:write|bother|harass|spam)(?: to)? {_ME}",
    rf"(?:dont|do not|dnt|never)(?: ever)? send (?:{_ME} )?{_WHICH}(?:{_NOISE}|anything)"
    rf"(?: to {_ME})?",
    rf"(?:remove|delete|erase|unsubscribe) (?:{_ME}|my info|my name)"
    rf"(?: (?:off|from|out)(?: {_YOURS}{_LISTS})?)?",
    rf"(?:take|get|drop|keep) {_ME} (?:off|out)(?: of)?"
    rf"(?: (?:this|it|that|here|{_YOURS}{_LISTS}))?",
    rf"(?:take|get|drop) {_ME} from {_YOURS}{_LISTS}",
    r"(?:lose|forget|delete) (?:my|this) (?:phone )?number",
    r"(?:i (?:want|wish|need|would like) to |id like to |i wanna )?"
    r"(?:opt(?: me| us)? out|opting out|optout)"
    rf"(?: (?:of|from) {_WHICH}(?:{_NOISE}|{_LISTS}|this|these))?",
    r"(?:i (?:want|wish|need|would like) to |id like to |i wanna )?unsubscribe"
    rf"(?: {_ME})?(?: (?:from|to|of) {_WHICH}(?:{_NOISE}|{_LISTS}|this|these))?",
    r"(?:cancel|end|stop) (?:my |the |this )?subscription",
    r"(?:i )?(?:hereby )?(?:revoke|withdraw)(?: my)? (?:consent|permission)",
    r"leave (?:me|us) alone",
    rf"(?:ya )?no (?:me|nos) {_ESCRIBA}(?: mas| {_MENSAJES}| por aqui| a este numero)*",
    rf"(?:ya )?no (?:me|nos) {_MANDE}(?: mas)?(?: {_ESOS}(?:{_MENSAJES}|nada))?(?: a este numero)?",
    rf"no (?:mas|mandar|enviar|mande[ns]?|envie[ns]?) {_ESOS}{_MENSAJES}(?: a este numero)?",
    rf"(?:no|sin) {_MENSAJES}",
    r"no (?:escriban?|texteen?|escribir|textear|contactar|contacten)(?: mas)?"
    r"(?: a este numero)?",
    rf"(?:ya )?no (?:me|nos) (?:llame[ns]?|hable[ns]?) ni (?:me |nos )?{_ESCRIBA}(?: mas)?",
    r"no (?:me|nos) moleste[ns]?(?: mas)?",
    rf"(?:deje[ns]?|deja|pare[ns]?|para) de {_ESCRIBIR}(?: {_ESOS}{_MENSAJES})?",
    rf"(?:borr|elimin|quit|saqu|remuev)(?:e|en|a|an|ar) {_NUMERO}(?: de {_LISTA})?",
    rf"(?:borre|elimine|quite|saque|remueva|borra|elimina|quita|saca)n?me de {_LISTA}",
    r"(?:borre|elimine)n?me",
    r"(?:quiero |quisiera |deseo |solicito )?(?:deme|denme|dame|dar|darme|darse) de baja"
    rf"(?: de (?:{_ESOS}{_MENSAJES}|{_LISTA}))?",
    r"(?:deje|deja)n?me en paz",
    rf"(?:cancel(?:ar|en|e)|anular|detener|detengan?|paren?|terminen?) {_ESOS}"
    rf"(?:{_MENSAJES}|suscripcion)",
    r"(?:desuscrib|cancelar suscripcion|anular suscripcion)(?:ir|irme|irse|anme)?",
)

# Words of a wish in a longer clause: probably, but a person has to read it.
HINTS = _any(
    rf"\b(?:stop|quit|cease) {_CALL_OR}(?:texting|txting|messaging|msging|spamming|harassing"
    r"|(?:text|message|contacting) me|calling me)\b",
    rf"\b(?:stop|quit) sending (?:me )?{_WHICH}(?:texts?|txts?|messages?|msgs?|sms|spam)\b",
    rf"\b(?:dont|do not|dnt|never)(?: ever)? {_CALL_OR}(?:text|txt|message|msg|contact me"
    r"|send (?:me )?(?:(?:any|more|these) )*(?:texts?|messages?|msgs?))\b",
    r"\b(?:remove|take|get|delete) (?:me|my number|my name|this number) (?:off|from|out of)"
    r"(?: of)? (?:your|ur|this|that|these|those|any|all)\b(?! (?:wait\w*|sched\w*|app\w*|cancel\w*"
    r"|stand\w*|insurance|plan|med\w*|antibiotic\w*|recall|prescription|calendar|policy|account"
    r"|treatment|day|slot|time|hyg\w*|drug\w*|pill\w*|pain\w*|morning|afternoon|next|books?|sub\w*"
    r"|short|payment\w*|bill\w*|hold|antidep\w*|steroid\w*))",
    rf"\bno (?:me|nos) {_ESCRIBA}\b",
    rf"\bno (?:me|nos) {_MANDE} {_ESOS}{_MENSAJES}\b",
    rf"\b(?:deje[ns]?|deja|pare[ns]?) de (?:(?:escribir|textear|mensajear)me"
    rf"|(?:mandar|enviar)me {_ESOS}{_MENSAJES})\b",
)
# The same, said in a way that nothing before it changes.
STATEMENTS = _any(
    r"\b(?:off|from) the (?:text|texting|mailing|message|messaging|contact|call|calling|marketing"
    r"|sms|spam)(?: list)?\b",
    r"\b(?:unsubscribe|cease and desist|tcpa|fcc|do not call (?:list|registry)|lose my number)\b",
    r"\bopt(?:ing)?(?: me)? out$",
    rf"\bopt(?:ing)?(?: me)? out (?:of|from) {_WHICH}(?:{_NOISE}|this|these)$",
    rf"\b(?:dont|do not|didnt|no longer) (?:want|wanna|wish|need|like)(?: to)?"
    rf"(?: (?:get|receive|be|getting|receiving|keep getting))? {_WHICH}"
    r"(?:texts?|txts?|text messages?|messages?|msgs?|sms|texted|messaged|contacted|spam)\b",
    r"\b(?:dont|do not) want (?:you|u|yall)(?: guys)?(?: to)?(?: (?:keep|be))? "
    r"(?:text|contact|messag|txt)\w*\b",
    rf"\bhow .*\b(?:stop|turn off|end|cancel|block) {_WHICH}(?:texts?|messages?|msgs?|sms)\b",
    rf"\b(?:too many|tired of|sick of|enough of|hate) {_WHICH}(?:texts?|messages?|msgs?|spam)\b",
    r"\b(?:will|gonna|going to|ill) (?:block|report|sue) (?:you|u|this number)\b",
    r"\bnot to (?:text|txt|message|contact)\b",
    r"\bnot to be (?:texted|messaged|contacted)\b",
    r"\b(?:not have|dont have|no|without|(?:never|not|didnt) (?:give|gave)(?: you| u)?)(?: my)?"
    r" (?:permission|consent) to (?:text|txt|message|contact)\b",
    r"^i (?:dont|do not|never) (?:text|txt)(?: much| at all| on this phone)?$",
    r"^stop (?:i|im|we|you|u|this is|wrong|no|dont|already|found|who|leave|never|not|bro|dude|man"
    r"|lady|lol|people)\b",
    rf"\bno (?:quiero|deseo|quisiera|necesito|autorizo)(?: recibir| seguir recibiendo)? {_ESOS}"
    rf"{_MENSAJES}\b",
    rf"\bno (?:quiero|deseo|quisiera) que (?:me|nos) (?:{_ESCRIBA}|{_MANDE} {_ESOS}{_MENSAJES})\b",
    r"\b(?:ya no me llamen?|no me llamen? mas)\b",
    rf"\b(?:dejo|dejar) de recibir {_ESOS}{_MENSAJES}\b",
    r"\bme doy de baja$|\bdarme de baja$",
    r"\b(?:borre|elimine|quite|saque|borra|elimina|quita|saca)n?me de (?:su|sus|esta|esa|tu) "
    r"(?:lista|listas|contactos|sistema|base)\b(?! de (?:espera|citas|pacientes))",
    rf"\b(?:hart[oa]|cansad[oa]) de (?:recibir )?{_ESOS}{_MENSAJES}\b",
    rf"\b(?:demasiados|tantos) {_MENSAJES}\b",
    r"\bvoy a (?:bloquear|reportar|demandar)|\bno contact(?:ar|en) (?:mas )?a este numero\b",
)
# Before a hint they turn it into something else: "don't stop texting me", "why did you …".
TURNED = re.compile(
    r"\b(?:dont|do not|doesnt|didnt|never|not|wont|cant|cannot|couldnt|why|when|did you|did u"
    r"|if you|you|u|they|he|she|we|i|to|no|por que|si|nunca)(?: ever| please)?$"
)
# After one of these a wish to stop is still a wish: "I want you to stop …", "asked you to …".
STILL_A_WISH = re.compile(
    r"\b(?:(?:want|need|ask|asked|asking|told|tell|beg|begging|like|love) (?:you|u|yall|them|him"
    r"|her|someone|everybody|this office)(?: guys| all)?(?: please)? (?:to|not to)"
    r"|said to|you can|you may|you should|you must|you better|can you|could you|would you|will you"
    r"|if you could|if you would|need to|have to|want to)$"
)

# They say nothing about texts, but go well with a wish to have no more of them.
NEUTRAL = _any(
    r"(?:i think )?(?:you|u)(?: guys)?(?: have| got| ve got)? (?:the |a )?wrong (?:number|person)",
    r"wrong (?:number|person)|(?:im |i am )?not interested|no|no thank you|no thanks",
    r"who (?:is|are) (?:this|you|u)|this is spam|spam|i mean it|final warning|last warning",
    r"i (?:never|didnt|did not) call(?:ed)?(?: you| u| this number)?|i dont know you",
    r"i dont know who (?:you are|this is)|(?:im |i am )?not (?:a|your) patient|fuck off|go away",
    r"numero equivocado|(?:se )?equivoc\w+(?: de numero)?|no me interesa|no estoy interesad[oa]",
    r"quien (?:es|habla|eres)|no (?:los|lo|la) conozco|no soy paciente|(?:yo )?nunca llame",
)

# The whole text, and yet not sure: near misses of a word, or a word that has other uses.
UNSURE = frozenset(
    {
        *("cancelar", "para", "salir", "spam", "enough", "no mas", "ya no", "remover", "borrar"),
        *("eliminar", "please quit", "quit please", "go away", "fuck off", "piss off", "get lost"),
        *(
            "f off",
            "fuck you",
            "block",
            "blocked",
            "reported",
            "this is spam",
            "this is harassment",
        ),
        *("acoso", "spam risk", "scam", "no contact", "do not disturb", "no molestar"),
        *("remove", "please remove", "remove please", "block me", "please block me"),
        *("turn these off", "turn this off", "turn it off", "knock it off", "cut it out"),
    }
)
NOT_STOP = frozenset(
    {
        *("shop", "step", "top", "stoop", "slop", "swop", "atop", "stow", "sop", "stomp", "strop"),
        *("stops", "shops", "stoup", "soup", "tops", "spot", "post", "pots", "opts", "stub", "sto"),
    }
)
CANCEL_SLIPS_KEPT = frozenset({"cancer", "cancels", "canceled"})

# A word may be mistyped by one letter and still be meant, but for these, which are other words.
MISTYPED = (
    *("mensajes", "mensaje", "escriban", "escriba"),
    *("texting", "messaging", "contacting", "sending", "remove", "messages", "message", "contact"),
)
OTHER_WORDS = frozenset(
    {
        *("testing", "tasting", "resting", "massage", "massages", "removed", "removes", "remote"),
        *("bending", "spending", "lending", "tending", "mending", "escriben", "escribe"),
        *("escribir", "escribas", "contacts", "messaged", "massaging"),
    }
)
STOP_SLIPS = re.compile(r"s+t+op+|sto{3,}p+|st0+p+|stpo|sotp|tsop|stopit")
