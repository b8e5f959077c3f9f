"""STOP and START, in all the ways people write them, and not within other sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain.optout import Intent, intent

PROVIDER_WORDS = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"]
SPANISH_WORDS = ["PARE", "ALTO", "BASTA"]

CLEAR = """
STOP
stop.
Stop!!!
STOPP
Sttop
stpo
sotp
tsop
STOOOOP
St0p
S.T.O.P
s t o p
stop stop stop
Stop. Stop. Stop.
STOP ALL
StopAll
please stop
stop please
Pls stop
just stop
Stop now
Stop already
stop it
Stop this.
stop these
STOP 🛑
“STOP”
ok stop
I said stop
I said STOP!!
Can you stop
Please stop, thanks
Stop, please!
unsubscribe
UNSUBCRIBE
unsuscribe
Unsubscribed
unsubscibe please
unsubscribe me
Please unsubscribe me from your list
Unsubscribe from these texts
opt out
Opt-out
OPTOUT
opt me out
I want to opt out
I'd like to opt out of these messages
opt out of texts please
stop texting
Stop texting me
stop texting me!!!
STOP TEXTING ME NOW
Please stop texting me, thanks
Stop txting me
stop textng me
stop messaging me
stop contacting me
Stop bothering us
Stop sending me texts
stop sending messages to this number
Stop sending me these automated messages
stop the texts
No more texts
no more messages please
End texts
cancel text messages
quit texting me
Quit it
quit
Can you please stop texting me?
I need you to stop texting me
Wrong number, stop texting me
You have the wrong number. Please remove me.
Not interested, stop
Stop!! Who is this?
Don't text
don’t text me
Dont text me again
Do not text me anymore
DO NOT CONTACT ME
do not contact
Please do not call or text me
Don't message me ever again
Never text me again
don't send me any more texts
do not send me messages
remove me
Remove me from your list.
remove me from this texting list please
Remov me from your list
Remove my number
Remove my phone number please
wrong number please stop
delete my number from your system
Please take me off your list
take me off
Take me off this list!
get me off this list
take my number off
lose my number
Leave me alone
I revoke my consent
cease and desist
PARE
pare por favor
Paren ya
Alto
ALTO!!
alto por favor
Basta
basta ya
¡Ya basta!
Baja
no me escriban
No me escriban más
por favor no me escriban
Ya no me escriban por favor
no me escriba
no me escrivan
no me texteen
No me manden mensajes
no me manden más mensajes
no me mande mensages
No me envíen textos a este número
no me contacten
No me molesten más
No más mensajes
no mensajes por favor
dejen de escribirme
Deje de mandarme mensajes
paren de enviarme textos
Dejen de molestarme
Borren mi número
eliminen mi número de su lista
Sáquenme de su lista
quítenme de la lista de mensajes
Denme de baja
quiero darme de baja
Déjenme en paz
cancelar mensajes
Cancelar suscripción
desuscribirme
Número equivocado, no me escriban
stop with the texts
Please discontinue texting
Discontinue these messages
Please cease all communication
stop contact
I want off this list
Dejen de molestar
no mandes más mensajes
No contactar
No me llamen ni me escriban
que no me manden nada
""".strip().splitlines()

MAYBE = """
remove
Please remove
Block me
turn these off
knock it off
I prefer not to be texted
You do not have permission to text me
I never gave you permission to contact me
please take me off this thing, I already found a dentist
quit texting me all day
ya no quiero recibir mensajes
I already have a dentist so please stop texting me about it
My husband asked you to stop texting me
Stop texting me so late at night
Don't text me, call me instead
Don't text my work phone, please stop texting me there
STOP I found another dentist
stop this is the wrong phone
Stop. I'm at work and can't talk.
I don't want any more texts from your office
I do not want to receive text messages
I didn't want to be contacted
I no longer want texts
how do I unsubscribe from this
How do I stop these texts?
Can I opt out
too many texts from you guys
sick of these messages
I will block you
I am on the do not call list
You can remove me from your list, we moved to Ohio
please get my number out of your system, I'm not her
we asked you to take my number off your list last week
I don't text
I told the lady on the phone not to text me
cancle
sotop
stip
cancelar
para
spam
no más
enough
ya no quiero que me escriban
No quiero recibir más mensajes de ustedes
No quiero mensajes, ya tengo dentista
Ya encontré dentista, no me escriban
¿Cómo hago para dejar de recibir mensajes?
les dije que no me manden mensajes
estoy harta de sus mensajes
los voy a reportar
Por favor sáquenme de su lista, me mudé a Texas
no me llamen más
""".strip().splitlines()

NO_WISH = """
You have my permission to text me
Yes, you have permission to contact my old dentist
please remove the bridge
stop with the antibiotics?
Please discontinue the auto pay
I want off of the pain meds
que no me manden la factura a la casa
no me llamen ni me cobren hasta el lunes
No contactar al seguro todavía
dejen de cobrarme
please don't stop by today
Can I stop by at 3?
I'll stop by after work
I need to stop at the bank first
is there a bus stop near you
the bus stop is near you
one stop shop
non stop
stop 2
It won't stop bleeding
my tooth won't stop hurting
the bleeding stopped
yes stop the bleeding helped
The pain doesn't stop, what do I do?
how do I make it stop
Should I stop my blood thinner before the extraction?
do I have to stop eating before surgery
This tooth won't stop bothering me
My crown is bothering me
I can't stop grinding my teeth
please don't stop texting me the reminders
Why did you stop texting me?
Why don't you text me back
you don't text me anymore :(
Did you stop sending reminders?
cancel my appointment
can I cancel my appointment
please cancel
I need to cancel my appointment
I have to cancel tomorrow
Please cancel and reschedule
Do you charge to cancel?
I was told I have oral cancer
the end
when does it end?
At the end of the month
my insurance ends Friday
The appointment is at the end of the day
I quit smoking last year
should I quit coffee
no more pain, thanks
no more cavities!
remove my braces
can you remove my wisdom teeth
I want to have my crown removed
take me off the waiting list for Tuesday
please take me off the wait list
You can take me off the cancellation list
take me off the schedule for Friday
Please remove me from the 2pm slot
Can you take me off this antibiotic
get me in today please
take me in the morning
do you take me off insurance
don't send me the bill yet
please do not contact my insurance yet
Don't call, text is better
I don't want to wait until Monday
I don't want to lose the tooth
can I opt out of the x-rays
I'd like to opt out of fluoride
I need to delete my card from the account
leave the retainer with my mom
no thanks
No
not interested in whitening
wrong number
sorry wrong number
who is this?
yes please
Yes, that works
start at 9?
help me book
help my tooth fell out
shop
step
top
stoop
Stop in anytime? great
next stop is your office
Liked “Hi, this is Bright Smile Dental. Reply STOP to opt out.”
Loved "Stop by any time"
Reacted 👍 to “We can stop the pain today”
Reaccionó con 👍 a “Responda ALTO para no recibir mensajes”
What does Reply STOP to opt out mean
I'm driving, will reply later. Reply STOP to unsubscribe.
Text me when you're ready
message me the address
you can text me at this number
please send me a text reminder
I never got your text
I didn't get the text
no text yet
massage
alto dolor
alto riesgo
tengo el azúcar alto
No puedo parar hoy
no para de doler
¿Puedo parar por ahí a las 3?
no para de sangrar
¿Qué hago para que pare?
no me deja de doler
La muela no deja de molestarme
me molesta la muela
basta con una limpieza
la inflamación ya baja
quiero dar de baja mi seguro
quítenme de la lista de espera
quíteme la muela por favor
sáqueme la muela
sáquenme una cita para el lunes
no me manden la cuenta todavía
no me envíe la receta a esa farmacia
¿Por qué no me escriben?
por favor no dejen de escribirme
cancelar mi cita
Quiero cancelar la cita del martes
necesito cancelar mañana
¿me pueden escribir más tarde?
no me llame en la mañana, mejor en la tarde
para mañana
baja por favor el precio
stop my autopay
Please don't charge me
Please remove my son from tomorrow's schedule
he does not text, please call him
contact me after 5
no me mandaron el mensaje
quiero que me escriban por aqui
para mi hijo
número equivocado
no gracias
ya no me duele
no más dolor, gracias
no quiero esperar hasta el lunes
al final del mes
🙂
...
""".strip().splitlines()


@pytest.mark.parametrize("word", PROVIDER_WORDS + SPANISH_WORDS)
@pytest.mark.parametrize(
    "around", ["{}", " {} ", "{}.", "“{}”", "{}!!", "*{}*", "{} 🛑", "\u200b{}\u200f", "{}\n"]
)
def test_a_stop_word_stops(word: str, around: str) -> None:
    for written in (word, word.lower(), word.title()):
        assert intent(around.format(written)) is Intent.STOP


@pytest.mark.parametrize("body", CLEAR)
def test_a_text_that_only_asks_us_to_stop_is_clear(body: str) -> None:
    assert intent(body) is Intent.STOP
    assert intent(f"  {body.upper()} ") is Intent.STOP


@pytest.mark.parametrize("body", MAYBE)
def test_a_wish_within_a_longer_text_is_for_staff_to_read(body: str) -> None:
    assert intent(body) is Intent.MAYBE_STOP


@pytest.mark.parametrize("body", ["", *NO_WISH])
def test_other_texts_ask_nothing(body: str) -> None:
    assert intent(body) is Intent.NONE
    assert intent(body.upper()) is Intent.NONE


def test_the_lists_are_as_long_as_an_office_needs_them() -> None:
    assert len(set(CLEAR)) >= 80
    assert len(set(MAYBE)) >= 30
    assert len(set(NO_WISH)) >= 60


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("START", Intent.START),
        ("unstop.", Intent.START),
        ("Yes", Intent.YES),
        ("YES!", Intent.YES),
        ("help", Intent.HELP),
        ("Info", Intent.HELP),
    ],
)
def test_start_yes_and_help_are_told_apart(body: str, expected: Intent) -> None:
    assert intent(body) is expected


@given(st.text())
def test_no_text_whatever_breaks_it(body: str) -> None:
    assert intent(body) in Intent


@given(st.text(st.characters(categories=["P", "So", "Zs", "Cf"]), max_size=6))
def test_decoration_does_not_hide_a_stop(noise: str) -> None:
    assert intent(f"{noise} stop {noise}") is Intent.STOP


def test_a_long_text_is_read_in_no_time() -> None:
    for body in ("stop " * 400, "no me " * 400, "dont " * 400, "take me off the " * 100):
        assert intent(body) in Intent
