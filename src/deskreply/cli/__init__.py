"""The commands. Each is loaded only when it is asked for; errors are one sentence on stderr."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence

from deskreply import __version__
from deskreply.domain.errors import ProviderError, UserError, provider_sentence

FILTERS = (
    "to-answer", "overdue", "mine", "unclaimed", "waiting", "snoozed", "failed", "done", "all",
)  # fmt: skip

OUTCOMES = ("booked", "not-a-fit", "wrong-number", "contacted")
CALLED = ("reached", "voicemail", "no-answer")


class Parser(argparse.ArgumentParser):
    """One line on stderr for wrong usage."""

    def error(self, message: str) -> None:  # type: ignore[override]
        if message.startswith("unrecognized arguments"):
            # They are not repeated: they may be the words of a text that lacks its quotes.
            message = "there are more words than this takes; put quotes around a text"
        self.exit(2, f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """Everything that can be said on the command line."""
    top = Parser(
        prog="deskreply",
        description="Texts back the callers a front desk could not answer, and brings their "
        "replies to the desk.",
    )
    top.add_argument("--version", action="version", version=f"deskreply {__version__}")
    top.add_argument("--practice", action="store_true", help="on the built-in practice line")
    top.add_argument("--hidden", action="store_true", help="start in the tray")
    # By the app itself, when it starts anew: it waits for the old one to end.
    top.add_argument("--again", action="store_true", help=argparse.SUPPRESS)
    top.set_defaults(run="window:window")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)

    def command(name: str, run: str, help_: str, *, lists: bool = False) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(name, help=help_, description=help_)
        made.set_defaults(run=run)
        if lists:
            made.add_argument("--json", action="store_true", help="one JSON object a line")
        return made

    agent = command("agent", "work:agent", "run without a screen, one JSON event a line")
    agent.add_argument("--practice", action="store_true", help="on the built-in practice line")
    command("demo", "demo:demo", "see the main job, without a screen or an account", lists=True)
    _setup(command("setup", "setup:setup", "first run, without a window"))
    settings = command("settings", "work:settings", "see and change settings")
    settings.add_argument("action", choices=("list", "get", "set"), metavar="list|get|set")
    settings.add_argument("key", nargs="?", metavar="KEY")
    settings.add_argument("value", nargs="?", metavar="VALUE")
    settings.add_argument("--json", action="store_true", help="one JSON object a line")
    command("calls", "lists:calls", "every call seen, and what was decided", lists=True)
    threads = command("threads", "lists:threads", "the inbox", lists=True)
    threads.add_argument("--filter", choices=FILTERS, default="all", metavar="|".join(FILTERS))
    thread = command("thread", "lists:thread", "one conversation", lists=True)
    thread.add_argument("number", metavar="NUMBER")
    send = command("send", "work:send", "store a staff reply; a running engine sends it")
    send.add_argument("number", metavar="NUMBER")
    send.add_argument("text", metavar="TEXT")
    send.add_argument("--at", metavar="TIME", help='when: "2026-11-23 09:00", "tomorrow 9:00", 2h')
    send.add_argument("--anyway", action="store_true", help="also in the caller's quiet hours")
    _desk(command)
    _permission(command)
    command("outbox", "lists:outbox", "what waits, is in flight or is unconfirmed", lists=True)
    hours = command("hours", "hours:hours", "when the office is open, day by day", lists=True)
    hours.add_argument("--days", type=int, default=14, metavar="N", help="how many days (14)")
    _templates(command("templates", "templates:run", "see, write, choose and try the wordings"))
    insights = command("insights", "insights:insights", "how well missed callers were served")
    insights.add_argument("--json", action="store_true", help="one JSON object")
    insights.add_argument("--days", type=int, default=30, metavar="N", help="how far back (30)")
    insights.add_argument("--line", default="", metavar="+1...", help="of one office number only")
    _contacts(command("contacts", "people:run", "who the office knows: import, see, correct"))
    _staff(command("staff", "staff:run", "who works at this office: see, add, remove"))
    erase = command("erase", "people:erase", "delete all that is kept of a number, for good")
    erase.add_argument("number", metavar="NUMBER")
    erase.add_argument("--yes", action="store_true", help="do not ask back")
    command("doctor", "doctor:doctor", "what is wrong, in plain words", lists=True)
    verify = command(
        "verify", "verify:verify", "check that every caller was texted as they should", lists=True
    )
    verify.add_argument(
        "--log", metavar="FILE", help="the provider's log as JSON Lines, instead of asking for it"
    )
    verify.add_argument(
        "--days", type=float, default=2.0, metavar="N", help="how far back to look, 2 by default"
    )
    backup = command("backup", "work:backup", "write a verified copy of the database")
    backup.add_argument("file", metavar="FILE")
    export = command("export", "export:export", "write all that is kept, readable, into a folder")
    export.add_argument("folder", metavar="DIR")
    restore = command("restore", "restore:restore", "put a backup in the database's place")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument(
        "--recovery-code", metavar="CODE", help="where the backup was made on another PC"
    )
    command("recovery-code", "restore:recovery_code", "show what opens the backups on another PC")
    return top


def _desk(command: Callable[..., argparse.ArgumentParser]) -> None:
    """What staff does with a conversation."""
    cancel = command("cancel", "desk:cancel", "take back a staff text that has not left")
    cancel.add_argument("message", metavar="MESSAGE_ID")
    done = command("done", "desk:done", "close a conversation")
    done.add_argument("number", metavar="NUMBER")
    done.add_argument("--outcome", required=True, choices=OUTCOMES, metavar="|".join(OUTCOMES))
    done.add_argument("--reason", default="", metavar="TEXT", help="in your own words")
    reopen = command("reopen", "desk:reopen", "take a closed conversation up again")
    reopen.add_argument("number", metavar="NUMBER")
    snooze = command("snooze", "desk:snooze", "put a conversation out of sight for a while")
    snooze.add_argument("number", metavar="NUMBER")
    snooze.add_argument("until", metavar="UNTIL", help='15m, 1h, "tomorrow 8:00", or "reply"')
    claim = command("claim", "desk:claim", "take a conversation")
    claim.add_argument("number", metavar="NUMBER")
    claim.add_argument("--anyway", action="store_true", help="also from somebody else")
    note = command("note", "desk:note", "write something down that only the team sees")
    note.add_argument("number", metavar="NUMBER")
    note.add_argument("text", metavar="TEXT")
    callback = command("callback", "desk:callback", "log that somebody called them back")
    callback.add_argument("number", metavar="NUMBER")
    callback.add_argument("how", choices=CALLED, metavar="|".join(CALLED))
    command("callbacks", "desk:callbacks", "whom to call back, and why", lists=True)
    audit = command("audit", "desk:audit", "who did what at the desk", lists=True)
    audit.add_argument("--number", default="", metavar="NUMBER", help="only with this one")


def _permission(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Why somebody was texted or not, and whom staff allows to be texted."""
    why = command("why", "why:why", "what happened to a call or a number, and why", lists=True)
    why.add_argument("what", metavar="CALL|NUMBER")
    block = command("block", "why:block", "never text a number automatically")
    block.add_argument("number", metavar="NUMBER")
    block.add_argument("--reason", default="", metavar="TEXT", help="in your own words")
    for name, help_ in (
        ("unblock", "take a number off the block list"),
        ("do-not-text", "send no texts at all: they asked for none, or you want none sent"),
        ("allow-text", "lift do-not-text again"),
        ("unflag", "let texts go on that were held until somebody looked"),
    ):
        made = command(name, f"why:{name.replace('-', '_')}", help_)
        made.add_argument("number", metavar="NUMBER")


def _setup(made: argparse.ArgumentParser) -> None:
    made.add_argument("--business", required=True, metavar="NAME")
    made.add_argument(
        "--number", required=True, action="append", metavar="+1...", dest="numbers",
        help="an office number on the provider account; may be given several times",
    )  # fmt: skip
    made.add_argument("--staff", default=None, metavar="NAME")
    made.add_argument("--timezone", default=None, metavar="ZONE", help="America/New_York")
    made.add_argument("--hours", default=None, metavar="HOURS", help='"mon-fri 08:00-17:00"')
    made.add_argument("--booking-link", default=None, metavar="URL")
    made.add_argument("--language", default=None, choices=("en", "es"), metavar="en|es")
    made.add_argument("--no-verify", action="store_true", help="do not ask the provider")


def _templates(made: argparse.ArgumentParser) -> None:
    actions = made.add_subparsers(
        title="actions", metavar="ACTION", dest="do", required=True, parser_class=Parser
    )

    def action(name: str, help_: str, *words: str, lists: bool = False) -> argparse.ArgumentParser:
        one: argparse.ArgumentParser = actions.add_parser(name, help=help_, description=help_)
        for word in words:
            one.add_argument(word.lower(), metavar=word)
        if lists:
            one.add_argument("--json", action="store_true", help="one JSON object a line")
        one.add_argument("--line", default="", metavar="+1...", help="for one office number only")
        return one

    action("list", "every wording, where it is used and what is wrong with it", lists=True)
    show = action("show", "the versions of a wording", "NAME", lists=True)
    write = action("set", "keep a text as a wording's newest version", "NAME", "TEXT")
    write.add_argument("--slot", default="", metavar="SLOT", help="and use it there")
    write.add_argument(
        "--promise-minutes", type=int, metavar="N",
        help="what {promise} promises; 0: as promise.minutes says",
    )  # fmt: skip
    action("use", 'have a slot use a wording, or "none" of its own', "SLOT", "NAME")
    preview = action("preview", "a wording, or a slot's, as it would go out", "NAME", lists=True)
    compare = action("compare", "send two wordings by turns and see who replies", "SLOT")
    compare.add_argument("name", nargs="?", metavar="NAME")
    compare.add_argument("rival", nargs="?", metavar="RIVAL")
    compare.add_argument("--end", action="store_true", help="everybody gets the first again")
    test = action("test", "text a wording to your own phone", "NUMBER")
    test.add_argument("slot", nargs="?", default="", metavar="SLOT")
    for one in (show, write, preview, test):
        one.add_argument("--language", default="", choices=("en", "es"), metavar="en|es")


def _contacts(made: argparse.ArgumentParser) -> None:
    actions = made.add_subparsers(
        title="actions", metavar="ACTION", dest="do", required=True, parser_class=Parser
    )

    def action(name: str, help_: str, *, number: bool = True) -> argparse.ArgumentParser:
        one: argparse.ArgumentParser = actions.add_parser(name, help=help_, description=help_)
        if number:
            one.add_argument("number", metavar="NUMBER")
        one.add_argument("--json", action="store_true", help="one JSON object a line")
        return one

    take = action("import", "take people in from a CSV or vCard file", number=False)
    take.add_argument("file", metavar="FILE")
    take.add_argument(
        "--map", default="", metavar="name=Column,number=Column,...",
        help="which column holds what (name, first, last, number, language, patient), by its name "
        "or its place from 1; without it the columns are guessed",
    )  # fmt: skip
    take.add_argument(
        "--patient", default="", choices=("new", "existing"), metavar="new|existing",
        help="what those are of whom the file does not say it",
    )  # fmt: skip
    take.add_argument("--dry-run", action="store_true", help="only say what would be done")
    listed = action("list", "everybody the office knows", number=False)
    listed.add_argument("--search", default="", metavar="TEXT", help="a name, or part of a number")
    action("show", "who has a number")
    change = action("set", "add the person who has a number, or correct what is known of them")
    change.add_argument("--name", metavar="NAME")
    change.add_argument("--language", choices=("en", "es"), metavar="en|es")
    change.add_argument("--patient", choices=("new", "existing"), metavar="new|existing")
    remove = action("remove", "forget the person who has a number, with all their numbers")
    for one in (change, remove):
        one.add_argument(
            "--person", default="", metavar="NAME", help="whom, where several have the number"
        )


def _staff(made: argparse.ArgumentParser) -> None:
    actions = made.add_subparsers(
        title="actions", metavar="ACTION", dest="do", required=True, parser_class=Parser
    )
    for name, help_ in (
        ("list", "everybody on the team, and who has a PIN"),
        ("add", "take somebody into the team; they set their PIN in the window"),
        ("remove", "take somebody off the team; their PIN opens nothing from then on"),
    ):
        one: argparse.ArgumentParser = actions.add_parser(name, help=help_, description=help_)
        if name != "list":
            one.add_argument("name", metavar="NAME")
        one.add_argument("--json", action="store_true", help="one JSON object a line")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for name in ("stdout", "stderr"):
        # Closed by whoever started us, or never there, as without a console on Windows.
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    given = parser().parse_args(arguments)
    module, _, name = given.run.partition(":")
    try:
        code: int = getattr(importlib.import_module(f"deskreply.cli.{module}"), name)(given)
        sys.stdout.flush()
        return code
    except UserError as error:
        return _complain(f"{error} {error.command}".rstrip(), error.exit_code)
    except ProviderError as error:
        return _complain(provider_sentence(error), 1)
    except BrokenPipeError:
        # The reader had enough. Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from deskreply.cli.words import details, unexpected

        if os.environ.get("DESKREPLY_DEBUG"):
            sys.stderr.write(details(error, os.environ))
            return 1
        return _complain(unexpected(error), 1)


def _complain(sentence: str, code: int) -> int:
    first, *rest = sentence.split()
    # A sentence begins with a capital; a key or a variable keeps its own spelling.
    words = [first.capitalize() if first.isalpha() and first.islower() else first, *rest]
    sys.stderr.write(" ".join(words) + "\n")
    return code
