"""Which days an office with these settings is open, and which missed calls are texted then."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from deskreply import settings as config
from deskreply.domain.errors import UserError
from deskreply.domain.models import Decision
from deskreply.engine.officehours import calendar, holidays, unknown_holidays
from deskreply.settings import Settings
from tests.engine.test_promises import at, go_to
from tests.support.office import CALLER, OFFICE, OFFICE_SETTINGS, SECOND, Office

OTHER = "+12125550155"
ZONE = "America/New_York"


def with_settings(**values: object) -> Settings:
    settings = OFFICE_SETTINGS
    for name, value in {"office__hours": "mon-fri 08:00-17:00", **values}.items():
        settings = config.set_value(settings, name.replace("__", "."), value)
    return settings


def closed(settings: Settings, day: str) -> str:
    return calendar(settings, ZONE).closed(date.fromisoformat(day))


def test_without_a_state_no_day_is_a_holiday() -> None:
    assert closed(with_settings(), "2026-12-25") == ""
    assert calendar(with_settings(), ZONE).is_open(at("2026-12-25 10:00"))


def test_public_holidays_and_own_days_close_the_office() -> None:
    settings = with_settings(
        office__state="ny", office__closed_days="2026-11-27 Day after Thanksgiving, 12-24"
    )
    assert closed(settings, "2026-11-26") == "Thanksgiving Day"
    assert closed(settings, "2026-11-27") == "Day after Thanksgiving"
    assert closed(settings, "2028-12-24") == "Closed"
    assert closed(settings, "2026-11-25") == ""
    assert calendar(settings, ZONE).next_opening(at("2026-11-25 17:00")) == at("2026-11-30 08:00")


def test_holidays_are_named_in_the_offices_language() -> None:
    settings = with_settings(
        office__state="NY", office__language="es", office__closed_days=["12-24"]
    )
    assert closed(settings, "2026-12-25") == "Navidad"
    assert closed(settings, "2026-12-24") == "Cerrado"


def test_an_office_may_work_on_a_holiday_by_date_or_every_year_by_name() -> None:
    settings = with_settings(
        office__state="NY", office__open_days="2026-07-03, columbus day, Election Day"
    )
    assert closed(settings, "2026-07-03") == ""
    assert closed(settings, "2026-07-04") == "Independence Day"
    assert closed(settings, "2026-10-12") == ""
    assert closed(settings, "2027-10-11") == ""
    assert unknown_holidays(settings, 2026) == []


def test_a_day_on_which_it_is_open_wins_over_a_range_of_closed_ones() -> None:
    settings = with_settings(
        office__closed_days="2026-12-24..2027-01-03", office__open_days="2026-12-30"
    )
    assert closed(settings, "2026-12-29") == "Closed"
    assert calendar(settings, ZONE).is_open(at("2026-12-30 10:00"))


def test_only_those_of_two_holidays_on_one_day_that_are_kept_close_it() -> None:
    both = "Confederate Memorial Day; Martin Luther King Jr. Day"
    settings = with_settings(office__state="TX")
    assert closed(settings, "2026-01-19") == both
    settings = config.set_value(settings, "office.open_days", "Confederate Memorial Day")
    assert closed(settings, "2026-01-19") == "Martin Luther King Jr. Day"


def test_a_name_that_is_no_holiday_there_is_found_out() -> None:
    settings = with_settings(office__state="TX", office__open_days="Colombus Day, Labor Day")
    assert unknown_holidays(settings, 2026) == ["Colombus Day"]
    stateless = with_settings(office__open_days="Labor Day, 12-24")
    assert unknown_holidays(stateless, 2026) == ["Labor Day"]


def test_a_line_has_the_offices_hours_unless_it_has_its_own() -> None:
    settings = with_settings(**{f"lines__{SECOND}__hours": "sat 9-12"}, office__state="NY")
    saturday = at("2026-06-06 10:00")
    assert not calendar(settings, ZONE).is_open(saturday)
    assert not calendar(settings, ZONE, OFFICE).is_open(saturday)
    assert calendar(settings, ZONE, SECOND).is_open(saturday)
    assert not calendar(settings, ZONE, SECOND).is_open(at("2026-07-04 10:00"))


@pytest.mark.parametrize(
    ("key", "given", "says"),
    [
        ("office.state", "ZZ", "state or territory, one of: AK, AL"),
        ("office.state", "Texas", "two letters"),
        ("office.closed_days", "2026-02-30", "There is no day 2026-02-30"),
        ("office.closed_days", "2027-01-02..2026-12-24", "ends before it begins"),
        ("office.closed_days", "Christmas", '"Christmas" is not a date'),
        ("office.closed_days", [20261224], "There is no day|is not a date"),
        ("office.open_days", "13-40", "There is no day 13-40"),
        ("office.open_days", "x" * 130, "names of holidays"),
        ("office.hours", "mon 9-12,11-14", "overlap"),
        ("office.hours", "mon 17:00-08:00", "ends before it begins"),
        (f"lines.{OFFICE}.hours", "mon 9-12,11-14", "overlap"),
        (f"lines.{OFFICE}.scope", "sometimes", "one of: always, after-hours, open-hours, busy"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(key: str, given: object, says: str) -> None:
    with pytest.raises(UserError, match=says) as refused:
        config.set_value(OFFICE_SETTINGS, key, given)
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith(f"{key} does not fit")


# --- scope --------------------------------------------------------------------------------------


def decision(office: Office, line: str, caller: str) -> tuple[Decision, str]:
    sid = office.line.ring(caller, line)
    office.line.leg(sid)
    office.run(6)
    office.line.hang_up(sid, unanswered="no-answer")
    office.run(10)
    call = office.call(sid)
    return call.decision, call.reason


def test_each_line_has_its_own_scope(office: Office) -> None:
    office.change(office__hours="mon-fri 08:00-17:00", textback__scope="open-hours")
    office.change(**{f"lines__{SECOND}__scope": "after-hours"})
    assert decision(office, OFFICE, CALLER) == (Decision.TEXTED, "no-answer")
    assert decision(office, SECOND, OTHER) == (Decision.SKIPPED, "scope")
    go_to(office, "2026-03-10 18:00")
    assert decision(office, OFFICE, "+12125550171") == (Decision.SKIPPED, "scope")
    assert decision(office, SECOND, "+12125550182")[0] is Decision.TEXTED


def test_a_holiday_is_after_hours(office: Office) -> None:
    office.change(
        office__hours="mon-fri 08:00-17:00", office__closed_days="2026-03-10 Training",
        textback__scope="open-hours",
    )  # fmt: skip
    assert decision(office, OFFICE, CALLER) == (Decision.SKIPPED, "scope")


def answered(office: Office, caller: str) -> str:
    """A call that staff talks on."""
    sid = office.line.ring(caller)
    office.line.answer(office.line.leg(sid))
    return sid


def test_all_lines_are_busy_when_as_many_calls_are_live_as_there_are_phones(
    office: Office,
) -> None:
    office.change(textback__scope="busy")
    office.profile(phones=2)
    first = answered(office, "+12125550171")
    office.run(5)
    assert decision(office, OFFICE, OTHER) == (Decision.SKIPPED, "scope")
    second = answered(office, "+12125550182")
    office.run(5)
    sid = office.line.ring(CALLER)
    office.line.leg(sid)
    office.run(6)
    # Both talks end before the caller gives up: the lines were busy when they called.
    office.line.hang_up(first)
    office.line.hang_up(second)
    office.run(3)
    office.line.hang_up(sid, unanswered="no-answer")
    office.run(15)
    assert office.call(sid).decision is Decision.TEXTED
    assert len(office.texts()) == 1


def test_all_lines_are_busy_when_each_of_several_phones_was(office: Office) -> None:
    office.change(textback__scope="busy")
    busy, rang = office.line.busy, office.line.no_answer
    for caller, ends, expected in (
        (CALLER, (busy, busy), Decision.TEXTED),
        (OTHER, (busy, rang), Decision.SKIPPED),
    ):
        sid = office.line.ring(caller)
        legs = [office.line.leg(sid) for _ in ends]
        office.run(4)
        for leg, end in zip(legs, ends, strict=True):
            end(leg)
        office.line.hang_up(sid)
        office.run(20)
        assert office.call(sid).decision is expected


def test_the_holiday_library_is_loaded_only_where_a_state_is_set() -> None:
    code = (
        "import sys, datetime; from deskreply import settings; from deskreply.engine import "
        "officehours as o; s = settings.Settings(hours='mon-fri 8-17', closed_days=('12-24',))\n"
        "now = datetime.datetime.now(datetime.UTC)\n"
        "o.calendar(s, 'America/New_York').next_opening(now)\n"
        "assert 'holidays' not in sys.modules\n"
        "s = settings.set_value(s, 'office.state', 'NY')\n"
        "o.calendar(s, 'America/New_York').next_opening(now)\n"
        "assert 'holidays' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_the_holidays_of_the_next_year_are_listed_once_each() -> None:
    settings = with_settings(office__state="NY", office__open_days="Columbus Day, 2026-07-03")
    listed = holidays(settings, date(2026, 7, 4))
    by_name = {holiday.name: holiday for holiday in listed}
    assert len(by_name) == len(listed)
    assert listed[0].name == "Independence Day"
    assert by_name["Thanksgiving Day"].day == date(2026, 11, 26)
    assert by_name["Memorial Day"].day == date(2027, 5, 31)
    assert [holiday.name for holiday in listed if not holiday.closed] == ["Columbus Day"]
    assert holidays(with_settings(), date(2026, 7, 4)) == ()
