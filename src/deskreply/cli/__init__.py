"""The commands. Each is loaded only when it is asked for; errors are one sentence on stderr."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from deskreply import __version__
from deskreply.domain.errors import ProviderError, UserError, provider_sentence

FILTERS = (
    "to-answer", "overdue", "mine", "unclaimed", "waiting", "snoozed", "failed", "done", "all",
)  # fmt: skip


class Parser(argparse.ArgumentParser):
    """One line on stderr for wrong usage."""

    def error(self, message: str) -> None:  # type: ignore[override]
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
    top.set_defaults(run="work:window")
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
    command("outbox", "lists:outbox", "what waits, is in flight or is unconfirmed", lists=True)
    command("doctor", "doctor:doctor", "what is wrong, in plain words", lists=True)
    backup = command("backup", "work:backup", "write a verified copy of the database")
    backup.add_argument("file", metavar="FILE")
    return top


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    given = parser().parse_args(arguments)
    module, _, name = given.run.partition(":")
    try:
        code: int = getattr(importlib.import_module(f"deskreply.cli.{module}"), name)(given)
        sys.stdout.flush()
        return code
    except UserError as error:
        return _complain(str(error), error.exit_code)
    except ProviderError as error:
        return _complain(provider_sentence(error), 1)
    except BrokenPipeError:
        # The reader had enough. Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("DESKREPLY_DEBUG"):
            raise
        from deskreply.cli.words import unexpected

        return _complain(unexpected(error), 1)


def _complain(sentence: str, code: int) -> int:
    first, *rest = sentence.split()
    # A sentence begins with a capital; a key or a variable keeps its own spelling.
    words = [first.capitalize() if first.isalpha() and first.islower() else first, *rest]
    sys.stderr.write(" ".join(words) + "\n")
    return code
