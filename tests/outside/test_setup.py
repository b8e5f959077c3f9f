"""First run and bad input: one clear line each, the right exit code, and nothing is lost."""

from __future__ import annotations

import json
import socket

import pytest

from tests.outside.desk import LINE, OFFICE, QUICK, Case, Desk, MakeDesk, Stories
from tests.outside.server import EVER, Habits, Provider

story = Stories()

NO_TEXTS, NO_VOICE, FOREIGN = "+12125550121", "+12125550122", "+12125550123"


def account() -> Provider:
    made = Provider(LINE, habits=Habits(page_size=2, extras=True, sparse=True))
    made.add_line(NO_TEXTS, sms=False)
    made.add_line(NO_VOICE, voice=False)
    return made


def setup_words(*numbers: str) -> list[str]:
    words = ["setup", "--business", OFFICE]
    for number in numbers:
        words += ["--number", number]
    return words


@story
def what_setup_keeps_and_what_it_refuses(make_desk: MakeDesk, case: Case) -> None:
    folder = make_desk(home="another").home.parent / "first-run"
    folder.mkdir()
    with account() as provider:
        desk = Desk(folder / "home", provider)
        with case("a number of somebody else's"):
            desk.run(*setup_words(FOREIGN)).complains(FOREIGN, "account", code=1)
        with case("a number that cannot text"):
            desk.run(*setup_words(LINE, NO_TEXTS)).complains(NO_TEXTS, "text", code=1)
        with case("a number that cannot take calls"):
            desk.run(*setup_words(NO_VOICE)).complains(NO_VOICE, code=1)
        with case("not a number"):
            desk.run(*setup_words("front desk")).complains("front desk", code=2)
        with case("an empty name"):
            desk.run("setup", "--business", " ", "--number", LINE).complains(code=2)
        for option, value in (
            ("--timezone", "Mars/Olympus"), ("--hours", "mon-fri 25:00-17:00"),
            ("--language", "tlh"), ("--booking-link", "ftp://x"),
        ):  # fmt: skip
            with case(f"{option} {value}"):
                desk.run(*setup_words(LINE), option, value).complains(code=2)
        with case("no number"):
            desk.run("setup", "--business", OFFICE).complains("--number", code=2)
        with case("nothing was kept of all that"):
            for words in (("calls",), ("threads",), ("outbox",), ("agent",)):
                desk.run(*words).complains("setup", code=2)
        with case("all answers"):
            desk.do(
                *setup_words(LINE), "--staff", "Ana", "--timezone", "America/Chicago",
                "--hours", "mon-fri 08:00-17:00", "--language", "es",
                "--booking-link", "https://example.com/book",
            )  # fmt: skip
            kept = {r["key"]: r["value"] for r in desk.do("settings", "list", "--json").rows}
            assert kept["office.name"] == OFFICE
            assert kept["office.staff"] == "Ana"
            assert kept["office.timezone"] == "America/Chicago"
            assert kept["office.language"] == "es"
            assert kept["textback.delay_seconds"] == 5
            for command in ("calls", "threads", "outbox"):
                assert desk.do(command, "--json").out == ""
                assert len(desk.do(command).out.splitlines()) == 1
        with case("keys and texts stand in no file"):
            for path in desk.home.rglob("*"):
                if path.is_file():
                    assert provider.token.encode() not in path.read_bytes()
        with case("an API key instead of the token"):
            by_key = Desk(folder / "by-key", provider)
            del by_key.env["TWILIO_AUTH_TOKEN"]
            by_key.env |= {
                "TWILIO_API_KEY": provider.key_sid, "TWILIO_API_SECRET": provider.key_secret,
            }  # fmt: skip
            by_key.setup()


@story
def wrong_keys_and_wrong_networks(make_desk: MakeDesk, case: Case) -> None:
    provider = account()
    desk = Desk(make_desk(home="another").home.parent / "never-set-up", provider)

    def refused(*words: str, code: int, **env: str) -> None:
        desk.env["DESKREPLY_PROVIDER_URL"] = provider.url
        done = desk.run(*setup_words(LINE), **env)
        done.complains(*words, code=code)
        assert provider.token not in done.err + done.out

    with provider:
        with case("wrong token"):
            refused(code=1, TWILIO_AUTH_TOKEN="0" * 32)
        with case("no token"):
            refused(code=2, TWILIO_AUTH_TOKEN="")
        with case("swapped"):
            refused(
                "swapped", code=2, TWILIO_ACCOUNT_SID=provider.token,
                TWILIO_AUTH_TOKEN=provider.sid,
            )  # fmt: skip
        with case("padded is noticed: it works or is named"):
            done = desk.run(*setup_words(LINE), TWILIO_AUTH_TOKEN=f" {provider.token}\n")
            if done.code:
                done.complains("space", code=2)
        with case("plain http to another host"):
            refused("https", code=2, DESKREPLY_PROVIDER_URL="http://203.0.113.9:80")
            refused("https", code=2, DESKREPLY_PROVIDER_URL="http://localhost.example.com")
        with case("nonsense for a URL"):
            refused(code=2, DESKREPLY_PROVIDER_URL="provider")
            refused(code=2, DESKREPLY_PROVIDER_URL="ftp://127.0.0.1")
        with case("suspended account"):
            provider.account_status = "suspended"
            refused("suspended", code=1)
            provider.account_status = "active"
        for how, more in (
            ("html", {"status": 200}), ("html", {"status": 404}), ("cut", {}), ("torn", {}),
            ("drop", {}), ("answer", {"status": 500}), ("answer", {"status": 429, "code": 20429}),
            ("answer", {"status": 403, "code": 70051}),
        ):  # fmt: skip
            with case(f"{how} {more or ''}"):
                provider.fault(how, times=EVER, **more)
                refused(code=1)
                provider.clear()
        with case("not verified where that is asked for"):
            asked = len(provider.requests)
            desk.do(*setup_words(LINE), "--no-verify")
            assert len(provider.requests) == asked
    with case("nobody there"):
        refused(code=1)
    with case("no such host"):
        refused(code=1, DESKREPLY_PROVIDER_URL="https://nowhere.invalid")


@story
def homes_that_cannot_be_used(make_desk: MakeDesk, case: Case) -> None:
    desk = make_desk()
    settings = desk.home / "settings.json"
    a_file = desk.home.parent / "a-file"
    good = settings.read_text("utf-8")
    contents = {
        "broken": "{not json", "empty": "", "binary": "\x00\x01", "a list": "[]",
        "newer": json.dumps({**json.loads(good), "version": 999}),
        "a value that does not fit": good.replace('"textback.settle_seconds": 1',
                                                  '"textback.settle_seconds": "soon"'),
    }  # fmt: skip
    for what, content in contents.items():
        assert content != good
        with case(f"settings file: {what}"):
            settings.write_text(content, "utf-8")
            for command in (
                "calls --json",
                "settings list",
                "agent",
                "settings set quiet.end 9:00",
            ):
                desk.run(*command.split()).complains(str(settings), code=2)
            assert settings.read_text("utf-8") == content
    settings.write_text(good, "utf-8")
    with case("wrong database key"):
        for command in ("calls --json", "agent", "send +12125550177 Hello"):
            wrong = desk.run(*command.split(), DESKREPLY_DATABASE_KEY="ab" * 32)
            wrong.complains("key", code=wrong.code)
            assert wrong.code in {1, 2}
    with case("a database key that is none"):
        for key in ("short", "zz" * 32):
            desk.run("calls", DESKREPLY_DATABASE_KEY=key).complains("64", code=2)
    with case("the data is still there"):
        desk.do("calls", "--json")
    with case("a file where the home should be"):
        a_file.write_text("mine")
        commands = (
            "calls",
            "agent",
            "settings set office.name X",
            f"setup --business X --number {LINE}",
        )
        for command in commands:
            done = desk.run(*command.split(), DESKREPLY_HOME=str(a_file))
            done.complains(code=done.code)
            assert done.code in {1, 2}
        assert a_file.read_text() == "mine"


@story
def settings_say_what_would_fit(make_desk: MakeDesk, case: Case) -> None:
    desk = make_desk()
    for key, value, fits in (
        ("textback.scope", "sometimes", "after-hours"), ("textback.enabled", "maybe", "true"),
        ("quiet.start", "25:00", "21:00"), ("caps.per_day", "-1", "0"),
        ("textback.delay_seconds", "NaN", "600"), ("promise.minutes", "soon", "1440"),
        ("office.timezone", "Mars/Olympus", "America/New_York"),
        ("textback.nothing", "1", "settings list"), ("poll.calls_seconds", "1e99", "300"),
    ):  # fmt: skip
        with case(f"{key} {value}"):
            desk.run("settings", "set", key, value).complains(fits, code=2)
    for key, value in QUICK.items():
        with case(key):
            assert desk.do("settings", "get", key).out.strip() == value
    for words in (("settings",), ("settings", "get"), ("settings", "set", "quiet.start"),
                  ("settings", "unset", "quiet.start"), ("dance",), ("threads", "--filter", "x"),
                  ("calls", "--loud"), ("thread",)):  # fmt: skip
        with case(" ".join(words)):
            desk.run(*words).complains(code=2)
    with case("a conversation that is not there"):
        assert desk.do("thread", "+12125550177", "--json").out == ""
        assert len(desk.do("thread", "+12125550177").out.splitlines()) == 1


@story
def doctor_names_what_is_wrong(make_desk: MakeDesk, case: Case) -> None:
    desk = make_desk()
    assert desk.provider is not None

    def failing(**env: str) -> set[str]:
        done = desk.run("doctor", "--json", **env)
        assert done.err == ""
        assert done.code == int(any(not row["ok"] for row in done.rows))
        for row in done.rows:
            assert set(row) >= {"name", "ok", "detail", "advice"}
            assert row["ok"] or row["advice"]
        return {row["name"] for row in done.rows if not row["ok"]}

    with case("all is well"):
        assert failing() == set()
        with desk.agent() as agent:
            agent.wait_for("started")
    with case("wrong token"):
        assert "credentials" in failing(TWILIO_AUTH_TOKEN="0" * 32)
    with case("wrong database key"):
        assert "database" in failing(DESKREPLY_DATABASE_KEY="ab" * 32)
    with case("clock"):
        desk.provider.habits.clock_ahead = -300
        assert "clock" in failing()
        desk.provider.habits.clock_ahead = 0
    with case("nobody there"), socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{unused.getsockname()[1]}"
        assert "credentials" in failing(DESKREPLY_PROVIDER_URL=closed)
    with case("a backup is encrypted and overwrites nothing"):
        target = desk.home.parent / "copy.db"
        desk.do("backup", str(target))
        assert not target.read_bytes().startswith(b"SQLite format 3")
        desk.run("backup", str(target)).complains(str(target), code=2)
        away = desk.run("backup", str(desk.home / "no" / "such" / "folder" / "copy.db"))
        away.complains(code=away.code)
        assert away.code


def test_setup_and_bad_input(make_desk: MakeDesk, subtests: pytest.Subtests) -> None:
    story.tell(make_desk, subtests)
