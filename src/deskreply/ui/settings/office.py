"""The office, and by which rules its missed callers are texted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from deskreply.settings.kinds import Json
from deskreply.ui import say
from deskreply.ui.settings.lists import ListRow
from deskreply.ui.settings.page import Page
from deskreply.ui.settings.rows import Words


class OfficePage(Page):
    """Who the office is, whom it texts and when, and how soon it answers."""

    NAME, ICON = "office", "building-2"

    def title(self) -> str:
        return self.tr("Office")

    def line(self) -> str:
        return self.tr("Who you are to your callers, and by which rules they are texted.")

    def build(self) -> None:
        self.section("office")
        self.text("office.name", "building-2")
        self.text("office.service", "stethoscope")
        self.text("office.area", "map-pin")
        self.text("office.booking_link", "link")
        self.select("office.language", "languages")
        self.section("missed")
        self.switch("textback.enabled", "message-square-text")
        self.select("textback.scope", "clock")
        for key in ("textback.delay_seconds", "textback.settle_seconds"):
            self.number(key, "timer")
        self.number("textback.max_age_minutes", "hourglass")
        self.number("textback.held_hours", "hourglass")
        self.select("textback.unconfirmed", "circle-question-mark")
        self.section("night")
        self.switch("quiet.enabled", "moon")
        self.select("quiet.start", "sunset")
        self.select("quiet.end", "sunrise")
        self.section("often")
        self.number("textback.cooldown_hours", "history")
        self.number("caps.per_caller_30_days", "history")
        self.number("conversation.hours", "messages-square")
        self.number("caps.per_10_minutes", "gauge")
        self.number("caps.per_day", "gauge")
        self.number("flood.callers_per_hour", "shield-alert")
        self.section("never")
        self.add("office.staff_phones", ListRow(self.bridge, "office.staff_phones", "phone-off",
                                                shown=say.number))  # fmt: skip
        self.add("textback.regions", ListRow(self.bridge, "textback.regions", "globe"))
        self.number("undeliverable.days", "message-square-off")
        self.section("answer")
        self.number("promise.minutes", "alarm-clock")
        self.switch("escalation.enabled", "bell-ring")
        self.add("urgent.words", ListRow(self.bridge, "urgent.words", "siren"))
        self.section("later")
        self.switch("followup.enabled", "message-circle-reply")
        self.number("followup.hours", "clock")
        self.number("followup.most", "hash")
        self.switch("schedule.cancel_on_reply", "calendar-x")
        self.number("schedule.late_minutes", "calendar-clock")

    def words(self) -> Mapping[str, Words]:
        return {
            **self._office_words(),
            **self._missed_words(),
            **self._limit_words(),
            **self._answer_words(),
        }

    def _office_words(self) -> dict[str, Words]:
        return {
            "office": Words(self.tr("Your office")),
            "office.name": Words(
                self.tr("Name"), self.tr("Every automatic text says it: who is writing?")
            ),
            "office.service": Words(
                self.tr("What you do"), self.tr("For {service} in a wording: dental care")
            ),
            "office.area": Words(
                self.tr("Where you are"), self.tr("For {area} in a wording: Oak Park")
            ),
            "office.booking_link": Words(
                self.tr("Booking page"),
                self.tr("Where callers can book by themselves, for {booking_link}."),
                fits=self.tr("Please enter a web address that starts with https://"),
            ),
            "office.language": Words(
                self.tr("Language of texts"),
                self.tr("For callers of whom no language is known."),
                choices={"en": "English", "es": "Español"},
            ),
        }

    def _missed_words(self) -> dict[str, Words]:
        seconds, minutes, hours = self.tr("seconds"), self.tr("minutes"), self.tr("hours")
        return {
            "missed": Words(self.tr("When a call is missed")),
            "textback.enabled": Words(
                self.tr("Text missed callers"),
                self.tr("Off: they only stand on the call-back list."),
            ),
            "textback.scope": Words(
                self.tr("Which missed calls"),
                self.tr("The others go to the call-back list."),
                choices={
                    "always": self.tr("All of them"),
                    "after-hours": self.tr("Outside office hours"),
                    "open-hours": self.tr("In office hours"),
                    "busy": self.tr("When all lines are busy"),
                },
            ),
            "textback.delay_seconds": Words(
                self.tr("Wait before the text"),
                self.tr("From hang-up. If they call again meanwhile, no text leaves."),
                seconds,
            ),
            "textback.settle_seconds": Words(
                self.tr("Wait until a call counts as missed"),
                self.tr("After it ended; a phone system may be slow to say who answered."),
                seconds,
            ),
            "textback.max_age_minutes": Words(
                self.tr("Too old to text"),
                self.tr("An older missed call, as after a sleep of this PC, is left to you."),
                minutes,
            ),
            "textback.held_hours": Words(
                self.tr("Longest a text is held"),
                self.tr("One held longer, as through the night, is left to you."),
                hours,
            ),
            "textback.unconfirmed": Words(
                self.tr("If it is not sure that a text went"),
                self.tr("Sending it again may text somebody twice."),
                choices={
                    "ask": self.tr("Ask me"),
                    "resend": self.tr("Send it again"),
                },
            ),
            "night": Words(self.tr("At night"), self.tr("in the caller's time zone")),
            "quiet.enabled": Words(
                self.tr("Hold texts at night"), self.tr("They leave when the night is over.")
            ),
            "quiet.start": Words(
                self.tr("Night begins"),
                self.tr("Federal rules say 9 PM; some states are stricter."),
                choices=self._times(),
            ),
            "quiet.end": Words(
                self.tr("Night ends"),
                self.tr("Federal rules say 8 AM; some states are stricter."),
                choices=self._times(),
            ),
        }

    def _limit_words(self) -> dict[str, Words]:
        hours, days, texts = self.tr("hours"), self.tr("days"), self.tr("texts")
        return {
            "often": Words(self.tr("Not too often")),
            "textback.cooldown_hours": Words(
                self.tr("One text per caller in"),
                self.tr("Who calls again in this time is not texted again."),
                hours,
            ),
            "caps.per_caller_30_days": Words(
                self.tr("Most texts to one caller in 30 days"),
                self.tr("Automatic ones. 0: no limit."),
                texts,
            ),
            "conversation.hours": Words(
                self.tr("No automatic text while you are in touch"),
                self.tr("For so long after you wrote them yourself."),
                hours,
            ),
            "caps.per_10_minutes": Words(
                self.tr("Most texts of the office in ten minutes"),
                self.tr("More are held, and you are told."),
                texts,
            ),
            "caps.per_day": Words(
                self.tr("Most texts of the office in a day"),
                self.tr("More are held, and you are told."),
                texts,
            ),
            "flood.callers_per_hour": Words(
                self.tr("Callers with nearly the same number"),
                self.tr("More of them in an hour look like fraud and are held. 0: no limit."),
                self.tr("callers"),
            ),
            "never": Words(self.tr("Who is not texted")),
            "office.staff_phones": Words(
                self.tr("Your own phones"),
                self.tr("Calls from these are never texted back."),
                self.tr("Phone number"),
                self.tr("Please enter a phone number such as (212) 555-0123."),
            ),
            "textback.regions": Words(
                self.tr("Countries and territories"),
                self.tr("Callers from others are not texted. US: the United States, CA: Canada."),
                self.tr("Two letters"),
                self.tr("Please enter the two letters of a country; at least one has to stay."),
            ),
            "undeliverable.days": Words(
                self.tr("Numbers that cannot get texts"),
                self.tr("Not tried again for so long after a text could not be delivered."),
                days,
            ),
        }

    def _answer_words(self) -> dict[str, Words]:
        minutes, hours = self.tr("minutes"), self.tr("hours")
        return {
            "answer": Words(self.tr("Answering in time")),
            "promise.minutes": Words(
                self.tr("What the text promises"),
                self.tr("Within how long you answer. The clock starts when the text leaves."),
                minutes,
            ),
            "escalation.enabled": Words(
                self.tr("Remind us"),
                self.tr("When half, three quarters and nearly all of that time is used up."),
            ),
            "urgent.words": Words(
                self.tr("Urgent words"),
                self.tr("A text with one of these raises a loud alert and goes to the top."),
                self.tr("Word or phrase"),
                self.tr("Please enter words of at most 60 characters."),
            ),
            "later": Words(self.tr("Follow-ups and scheduled texts")),
            "followup.enabled": Words(
                self.tr("Nudge callers who do not reply"),
                self.tr("Once more, gently; anything that happens between you cancels it."),
            ),
            "followup.hours": Words(
                self.tr("Nudge them after"), self.tr("It leaves in office hours."), hours
            ),
            "followup.most": Words(
                self.tr("Most nudges"), self.tr("To one caller."), self.tr("texts")
            ),
            "schedule.cancel_on_reply": Words(
                self.tr("Take scheduled texts back"),
                self.tr("When the caller writes or is spoken to before they leave."),
            ),
            "schedule.late_minutes": Words(
                self.tr("A scheduled text may be late by"),
                self.tr("A later one, as after a sleep of this PC, is left to you."),
                minutes,
            ),
        }

    def _times(self) -> dict[Json, str]:
        """Each half hour of a day."""
        language = self.bridge.settings().screen_language
        halves = (divmod(half, 2) for half in range(48))
        at = {
            f"{hour:02}:{30 * half:02}": datetime(2026, 1, 1, hour, 30 * half, tzinfo=UTC)
            for hour, half in halves
        }
        return {value: say.clock(moment, "UTC", language) for value, moment in at.items()}
