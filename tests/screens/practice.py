"""A morning at Bright Smile Dental, lived through by the real engine on the practice line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from deskreply.domain.models import Callback, ThreadStatus
from deskreply.engine import conversations, drafts, labels, people, threads
from deskreply.engine.people import Change
from deskreply.practice import ManualClock
from deskreply.practice.faults import Fault, FaultKind
from tests.support.office import OFFICE_SETTINGS, Office

MARIA = "+12125550117"
PRIYA = "+12125550129"
DELTA = "+12125550142"
WHITENING = "+12125550163"
SON = "+12125550188"
LONG = "+12125550171"
ODD = "+12125550175"
ALINA = "+12125550108"
TOM = "+12125550127"
LANDLINE = "+12125550155"
STOPPED = "+12125550190"
BOOKED = "+12125550101"
WAITING = ("+12125550102", "+12125550103")
# New York: a Tuesday in March, 9:50 in the morning.
BEGIN = datetime(2026, 3, 10, 13, 50, tzinfo=UTC)
WEEK = timedelta(days=8)
NOW = datetime(2026, 3, 10, 15, 5, tzinfo=UTC)
HOSTILE = (
    '😀😀🦷 <img src="file:///etc/hostname"> https://xn--80ak6aa92e.com/login שלום '
    "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
)
FIRST_NAMES = (
    "Ana", "Luis", "Grace", "Noah", "Mia", "Omar", "Lena", "Jack", "Rosa", "Ivan", "Emma", "Hugo",
)  # fmt: skip
LAST_NAMES = ("Lopez", "Chen", "Brooks", "Garcia", "Novak", "Reyes", "Young", "Diaz", "Shah")
QUESTIONS = (
    "Hi, do you have anything this afternoon?",
    "What does a cleaning cost without insurance?",
    "My crown came off. Can I come in today?",
    "¿Atienden los sábados?",
    "Do you take Cigna?",
    "I need to move my appointment on Thursday.",
)


# The parts of two days, each in its order.
DAYS = (("empty", "crowd"), ("morning", "stopped", "odd", "offline"), ("lesson",))


@dataclass
class Practice:
    """The office, and what happens there at which minute after ``BEGIN``."""

    folder: Path
    office: Office = field(init=False)
    _plan: list[tuple[float, Callable[[], object]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.office = Office(self.folder, clock=ManualClock(BEGIN - WEEK), settings=OFFICE_SETTINGS)

    def open(self) -> None:
        """Start the office."""
        self.office.server.__enter__()
        self.office.boot()

    def close(self) -> None:
        """Close it."""
        self.office.crash()
        self.office.server.__exit__(None, None, None)

    def live(self, seed: str) -> None:
        """Live through one more part of a day, see ``DAYS``."""
        parts: dict[str, Callable[[], None]] = {
            "empty": self.quiet,
            "morning": self.morning,
            "crowd": self.crowd,
            "odd": self.odd_people,
            "stopped": self.stopped,
            "offline": self.offline,
            "lesson": self.lesson,
        }
        parts[seed]()

    # --- what happens ---

    def quiet(self) -> None:
        """Nobody has called yet; it is five past eleven."""
        self.office.change(flood__callers_per_hour=0)
        self.office.skip((NOW - self.office.clock.now()).total_seconds() - 5)

    def stopped(self) -> None:
        """Somebody wants no more texts."""
        self.office.line.text_in(SON, "STOP")
        self.office.run(10)

    def offline(self) -> None:
        """The provider has not been reached for two minutes."""
        self.office.line.faults.add(Fault(FaultKind.SERVER_ERROR, status=503))
        self.office.run(130)

    def morning(self) -> None:
        """The morning of the pictures; it is five past eleven at the end."""
        # Made-up numbers are neighbours; real callers are not.
        self.office.change(flood__callers_per_hour=0)
        self._people()
        self._week_before()
        self._plan_day()
        for minute, what in sorted(self._plan, key=lambda step: step[0]):
            self._until(minute)
            what()
        self._until((NOW - BEGIN) / timedelta(minutes=1))

    def lesson(self) -> None:
        """Somebody practises: one caller is answered, three wait, one cannot be texted."""
        known = {MARIA: "Maria Lopez", TOM: "Tom Becker", ALINA: "Alina R."}
        for number, name in known.items():
            self.act_on(people.save, number, Change(name=name))
        self.office.skip((NOW - self.office.clock.now()).total_seconds() - 60 * 24)
        self.office.line.set_reach(LANDLINE, "landline")
        for number, minutes, words in (
            (ALINA, 1, "Hi, do you have anything on Friday?"),
            (LANDLINE, 1, ""),
            (MARIA, 8, "Hola, necesito una limpieza. ¿Tienen cita mañana?"),
            (DELTA, 9, "Do you take Delta Dental?"),
            (TOM, 5, "I called twice. Nobody answers!"),
        ):
            self._missed(number)
            self.office.run(30)
            if words:
                self._text(number, words)
            self.office.run(minutes * 60 - 30)
            if number == ALINA:
                self._reply(ALINA, "Hi Alina, how is Friday at ten?")

    def crowd(self, count: int = 40) -> None:
        """Many callers within half an hour, each with a question."""
        for n in range(count):
            number = f"+1917555{1000 + n}"
            name = f"{FIRST_NAMES[n % 12]} {LAST_NAMES[n % 9]}"
            if n % 3:
                self.act_on(people.save, number, Change(name=name))
            self.office.line.finished_call(number, outcome="no-answer")
            self.office.run(9)
            if n % 4 != 3:
                self.office.line.text_in(number, QUESTIONS[n % len(QUESTIONS)])
            self.office.run(25)

    def odd_people(self) -> None:
        """Names and words that fit nowhere: long, right to left, full of emoji, hostile."""
        self.act_on(
            people.save, LONG,
            Change(name="Wilhelmina Konstantinopolska-Featherstonehaugh de la Santísima Trinidad"),
        )  # fmt: skip
        self.act_on(people.save, ODD, Change(name="Zoë \u202etxt.exe 🦷"))
        self.office.missed(LONG)
        self.office.missed(ODD)
        self.office.run(30)
        self.office.line.text_in(LONG, "Donaudampfschifffahrtsgesellschaft" * 6)
        self.office.line.text_in(ODD, HOSTILE)
        self.office.run(10)

    def act_on(self, action: Callable[..., object], *given: object, **named: object) -> object:
        """Staff does something."""
        ctx = self.office.engine.ctx
        return action(ctx.store, self.office.settings, ctx.now(), *given, **named)

    def _people(self) -> None:
        known = {
            MARIA: Change(name="Maria Lopez", language="es"),
            PRIYA: Change(name="Priya N."),
            BOOKED: Change(name="Tom Baker"),
            WAITING[0]: Change(name="Sam Wright"),
        }
        for number, change in known.items():
            self.act_on(people.save, number, change)

    def _week_before(self) -> None:
        """What was between Maria and the office last week."""
        self._missed(MARIA)
        self.office.run(60)
        self.act_on(threads.call_back, MARIA, Callback.REACHED)
        self.office.skip(24 * 3600)
        self.act_on(threads.done, MARIA, ThreadStatus.BOOKED)
        self.office.skip((BEGIN - self.office.clock.now()).total_seconds() - 5)

    def _plan_day(self) -> None:
        plan = self._at
        plan(0, lambda: self._missed(BOOKED))
        plan(2, lambda: self._text(BOOKED, "Can I get a cleaning on Friday?"))
        plan(4, lambda: self._reply(BOOKED, "Yes, 10:00 on Friday is yours."))
        plan(5, lambda: self.act_on(threads.set_status, BOOKED, ThreadStatus.BOOKED))
        for n, number in enumerate(WAITING):
            plan(6 + n, lambda number=number: self._missed(number))  # type: ignore[misc]
            plan(8 + n, lambda number=number: self._text(number, "How much is it?"))  # type: ignore[misc]
            plan(11 + n, lambda number=number: self._reply(number, "From $90. Any pain?"))  # type: ignore[misc]
        plan(10, lambda: self._missed(DELTA))
        plan(10.6, lambda: self._text(DELTA, "Hello?"))
        plan(11, lambda: self._text(DELTA, "Do you take Delta Dental?"))
        plan(32, lambda: self._missed(WHITENING))
        plan(33, lambda: self._text(WHITENING, "Hi, is whitening on sale?"))
        plan(52, lambda: self._missed(MARIA))
        plan(53.5, lambda: self.act_on(threads.set_status, MARIA, ThreadStatus.CONTACTED))
        plan(54, lambda: self._text(MARIA, "Hola, necesito una limpieza. ¿Hay cita mañana?"))
        plan(55, lambda: self._missed(PRIYA))
        plan(56, lambda: self._text(PRIYA, "Do you have any openings this week?"))
        plan(61, lambda: self.act_on(threads.note, MARIA, "Existing patient, prefers mornings"))
        plan(66, lambda: self._missed(SON))
        plan(67, lambda: self._text(SON, "Can my son come today?"))
        plan(70, lambda: self._reply(MARIA, "¡Hola Maria! Mañana: 9:30 o 11:00. ¿Cuál prefiere?"))
        plan(71, lambda: self.act_on(labels.tag, MARIA, "Cleaning"))
        plan(71.5, lambda: self.office.line.set_reach(MARIA, "off"))
        plan(72, lambda: self._reply(MARIA, "Perfecto, la esperamos a las 9:30."))
        plan(73, lambda: self.act_on(threads.claim, PRIYA))
        plan(
            73, lambda: self.act_on(drafts.keep, PRIYA, "Hi Priya, we have an opening on Thursday")
        )

    def _at(self, minute: float, what: Callable[[], object]) -> None:
        self._plan.append((minute, what))

    def _until(self, minute: float) -> None:
        left = (BEGIN + timedelta(minutes=minute) - self.office.clock.now()).total_seconds()
        if left > 0:
            self.office.run(left)

    def _missed(self, number: str) -> None:
        self.office.missed(number, rings=24)

    def _text(self, number: str, words: str) -> None:
        self.office.line.text_in(number, words)

    def _reply(self, number: str, words: str) -> None:
        self.act_on(conversations.send, number, words)
