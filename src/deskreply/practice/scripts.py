"""The scripted callers: who rings, what happens to the call, what they write when texted.

A script is data; runner.py plays it. All durations are seconds at speed 1. The numbers are
from the ranges kept for fiction (555-01xx), so no text can ever reach a person.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeAlias

from deskreply.practice.model import Outcome
from deskreply.practice.phones import Reach

WITHHELD = "+266696687"
"""What a withheld caller's `from` shows: the keypad word for anonymous."""

AREA_CODES = ("212", "415", "305", "617", "713", "312", "202", "303", "602", "206", "404", "323")


@dataclass(frozen=True, slots=True)
class PlaceCall:
    """Ring for `ring` seconds, then end as `outcome`.

    `talk`: seconds spoken with staff, or to the voicemail, after that.
    """

    ring: float
    outcome: Outcome = "no-answer"
    talk: float = 0.0


@dataclass(frozen=True, slots=True)
class Wait:
    """Do nothing for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class AwaitText:
    """Wait until a text of ours has arrived since the last step that was said or begun.

    Then read it for `reading` seconds. Where none arrives `within` seconds, the script ends.
    """

    within: float = 120.0
    reading: float = 6.0


@dataclass(frozen=True, slots=True)
class Say:
    """Write a text to the number that was called."""

    body: str


Step: TypeAlias = PlaceCall | Wait | AwaitText | Say


@dataclass(frozen=True, slots=True)
class Script:
    """A caller and what they do. `line`: index of the number of the account they call."""

    name: str
    title: str
    caller: str
    steps: tuple[Step, ...]
    language: str = "en"
    reach: Reach = "mobile"
    line: int = 0
    caller_name: str | None = field(default=None)

    def in_round(self, number: int) -> Script:
        """The same script with another caller in each round, from 0, as new callers ring.

        A caller texted before would rightly not be texted again the same day. Callers that are
        withheld, or from outside AREA_CODES, stay who they are.
        """
        if number == 0 or self.caller[2:5] not in AREA_CODES:
            return self
        code = AREA_CODES[(AREA_CODES.index(self.caller[2:5]) + number) % len(AREA_CODES)]
        return replace(self, caller=f"+1{code}{self.caller[5:]}")


_STAFF = AwaitText(within=900, reading=8)

SCRIPTS: tuple[Script, ...] = (
    Script(
        "spanish-booking",
        "Books an appointment in Spanish",
        "+13055550142",
        (
            PlaceCall(ring=14),
            AwaitText(reading=7),
            Say(
                "Hola, sí, acabo de llamar. Quiero hacer una cita para mi hija, "
                "le duele una muela desde ayer. ¿Tienen algo mañana por la tarde?"
            ),
            _STAFF,
            Say("A las 4:30 está perfecto, muchísimas gracias. Se llama Lucía Peña 🙏"),
        ),
        language="es",
        caller_name="MARISOL PENA",
    ),
    Script(
        "insurance-question",
        "Asks whether an insurance is taken",
        "+16175550118",
        (
            PlaceCall(ring=18, outcome="voicemail", talk=9),
            AwaitText(reading=9),
            Say("Hi! Quick question before I book - do you take Delta Dental PPO?"),
            _STAFF,
            Say("Great thanks. And is a first cleaning covered or would I owe something that day?"),
            _STAFF,
            Say("ok perfect, I'll call back after work to set it up"),
        ),
        caller_name="DANIEL OKAFOR",
    ),
    Script(
        "answered",
        "Gets through to staff",
        "+12065550163",
        (PlaceCall(ring=6, outcome="answered", talk=25),),
    ),
    Script(
        "angry",
        "Has called three times already",
        "+13125550127",
        (
            PlaceCall(ring=22, outcome="abandoned"),
            AwaitText(reading=4),
            Say("This is the THIRD time I've called today and nobody picks up."),
            Wait(5),
            Say("My crown came off last night. I paid you people $1,400 for it"),
            _STAFF,
            Say("Fine. I can be there at 2 but somebody better actually be at the desk"),
        ),
    ),
    Script(
        "landline",
        "Calls from a landline that takes no texts",
        "+14045550155",
        (PlaceCall(ring=16, outcome="voicemail", talk=14),),
        reach="landline",
        caller_name="H BRADLEY",
    ),
    Script(
        "twice",
        "Rings twice within ten seconds",
        "+17135550139",
        (
            PlaceCall(ring=4, outcome="early"),
            Wait(3),
            PlaceCall(ring=12),
            AwaitText(reading=6),
            Say("sorry got cut off the first time. wanted to move my thursday appt to next week?"),
            _STAFF,
            Say("Tuesday morning works. Thank you!"),
        ),
    ),
    Script(
        "stop",
        "Wants no texts",
        "+16025550171",
        (PlaceCall(ring=11, outcome="busy"), AwaitText(reading=5), Say("STOP")),
    ),
    Script(
        "withheld",
        "Withholds the number",
        WITHHELD,
        (PlaceCall(ring=13),),
    ),
    Script(
        "wrong-number",
        "Meant to call somebody else",
        "+13235550106",
        (
            PlaceCall(ring=8, outcome="abandoned"),
            AwaitText(reading=8),
            Say("Oh sorry wrong number, I was trying to reach Rosa's bakery"),
            Wait(4),
            Say("have a good day!"),
        ),
    ),
)
"""The callers, in the order they ring."""


def scripts_named(names: tuple[str, ...]) -> tuple[Script, ...]:
    """Those scripts, in that order; all without names. Raises ValueError for an unknown one."""
    known = {script.name: script for script in SCRIPTS}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"no script {unknown[0]}; there are {', '.join(known)}")
    return tuple(known[name] for name in names) or SCRIPTS
