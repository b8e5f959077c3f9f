"""Break the four modules that decide whether a caller is texted, and see which test notices.

``python -m tests.mutants [classify decide outbox reconcile] [--jobs N] [--listed]``: counts by
module and every survivor; exit 1 where one survives that ``equivalent.toml`` does not list with a
reason, where a listed one is gone or noticed after all, and where a test fails without any change.
``--listed`` runs the listed ones too, which takes long.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tests.mutants.operators import Key, Mutant, mutants
from tests.mutants.session import Fate, Trials

LISTED = Path(__file__).with_name("equivalent.toml")
# The tests that are there to say what these modules do: they have to notice by themselves.
MODULES = {
    "classify": (
        "deskreply.domain.classify",
        ("domain/classify", "domain/settling", "domain/roles", "domain/rows"),
    ),
    "decide": ("deskreply.domain.decide", ("domain/decide", "domain/reasons", "domain/never")),
    "outbox": ("deskreply.engine.outbox", ("engine/sending", "engine/in_flight", "engine/answers")),
    "reconcile": ("deskreply.engine.reconcile", ("engine/reconciling", "engine/in_doubt")),
}


def main() -> int:
    """Run the mutants; returns the exit code."""
    asked = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    asked.add_argument("modules", nargs="*", metavar="module", help="|".join(MODULES))
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    asked.add_argument("--listed", action="store_true")
    asked.add_argument("--only", default="", metavar="WORD", help="functions with this in the name")
    options = asked.parse_args()
    chosen = options.modules or list(MODULES)
    if unknown := set(chosen) - MODULES.keys():
        asked.error(f"no such module: {', '.join(sorted(unknown))}")
    every = [mutant for name in chosen for mutant in _of(MODULES[name][0])]
    listed = _listed()
    mine = [m for m in every if options.only in m.function]
    tried = [m for m in mine if options.listed or m.key not in listed]
    fates: dict[Key, Fate] = {}

    def told(mutant: Mutant, fate: Fate) -> None:
        fates[mutant.key] = fate
        if fate in {Fate.SURVIVED, Fate.BROKEN} and mutant.key not in listed:
            _say(
                f"{mutant.path}:{mutant.statement.lineno} {mutant.function}: {fate.name.lower()}\n"
                f"  - {mutant.old}\n  + {mutant.new}\n"
            )

    trials = Trials(tried, options.jobs, told)
    tests = sorted({_test(path) for name in chosen for path in MODULES[name][1]})
    quiet = [
        "-q",
        "--no-header",
        "--no-summary",
        "-p",
        "no:cacheprovider",
        "-o",
        "timeout=0",
        "--capture=no",
    ]
    quiet += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    if pytest.main([*quiet, *tests], plugins=[trials]) not in {pytest.ExitCode.OK, 1}:
        return 1
    stale = {key for key in listed if key[0] in {m.module for m in every}} - {m.key for m in every}
    noticed = {k for k in listed if fates.get(k) in {Fate.KILLED, Fate.TIMEOUT}}
    _tell("fails without any change", [[test] for test in trials.failing])
    _tell("listed, but there is no such mutant any more", sorted(stale))
    _tell("listed, but a test notices", sorted(noticed))
    for name in chosen:
        _count(name, [m for m in mine if m.module == MODULES[name][0]], fates, listed)
    left = [k for k, fate in fates.items() if fate in {Fate.SURVIVED, Fate.BROKEN}]
    return 1 if set(left) - listed or stale or noticed or trials.failing else 0


def _test(name: str) -> str:
    folder, _, name = name.partition("/")
    return f"tests/{folder}/test_{name}.py"


def _of(module: str) -> list[Mutant]:
    path = importlib.import_module(module).__file__
    return list(mutants(Path(path or "").relative_to(Path.cwd()), module))


def _listed() -> set[Key]:
    entries = tomllib.loads(LISTED.read_text(encoding="utf-8"))["mutant"]
    assert all(entry["why"] for entry in entries)
    return {(e["module"], e["function"], e["old"], e["new"]) for e in entries}


def _count(name: str, mine: list[Mutant], fates: dict[Key, Fate], listed: set[Key]) -> None:
    count = Counter(fates[m.key].name.lower() for m in mine if m.key not in listed)
    equivalent = sum(m.key in listed for m in mine)
    rest = "".join(f", {n} {fate}" for fate, n in sorted(count.items()) if fate != "killed")
    _say(f"{name}: {len(mine)} mutants, {count['killed']} killed{rest}, {equivalent} equivalent\n")


def _tell(what: str, which: list[list[str]] | list[Key]) -> None:
    for one in which:
        _say(f"{what}: {' | '.join(one)}\n")


def _say(words: str) -> None:
    sys.stdout.write(words)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
