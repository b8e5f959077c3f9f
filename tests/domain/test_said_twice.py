"""What people are told in English and in Spanish: nothing is missing in either, and both say the
same of the same things."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import deskreply
from deskreply.domain import errors
from deskreply.domain.errors import EnvironmentTrouble, Unfit, UserError, WrongKey
from deskreply.domain.words import Words

SRC = Path(deskreply.__file__).parent
# The command line speaks English; what these do is seen in the window.
WINDOWED = {"export.py", "firstrun.py", "running.py", "serving.py", "vault.py", "window.py"}
# Raised where there is no window to say it in: there is no screen, or no library to draw one with.
ENGLISH_ALONE = {"EnvironmentTrouble(NO_SCREEN)", "EnvironmentTrouble(NO_LIBRARY.format(missing="}
FIELD = re.compile(r"\{\w*\}")
# What is in one language: words in quotes, and the name, or its end, of what holds a field's.
TONGUE = re.compile(r"'[^']*'|(_es|_ES|\.es|\.en)\b|\b(english|spanish)\b")


@cache
def nodes() -> list[tuple[Path, ast.AST]]:
    """Everything in the sources that makes or calls something, with the file it stands in."""
    return [
        (path.relative_to(SRC), node)
        for path in sorted(SRC.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call | ast.ClassDef)
    ]


def error_names() -> set[str]:
    """``UserError`` and everything that is one, as far as the sources say."""
    bases = {
        node.name: {_last(base) for base in node.bases}
        for _, node in nodes()
        if isinstance(node, ast.ClassDef)
    }
    known = {UserError.__name__}
    while more := {name for name, above in bases.items() if above & known} - known:
        known |= more
    return known


def calls(names: set[str]) -> Iterator[tuple[Path, ast.Call]]:
    for path, node in nodes():
        if isinstance(node, ast.Call) and _last(node.func) in names:
            yield path, node


def _last(name: ast.expr) -> str:
    """A name without the module it is of."""
    if isinstance(name, ast.Attribute):
        return name.attr
    return name.id if isinstance(name, ast.Name) else ""


def in_a_window(path: Path) -> bool:
    return path.parts[0] != "cli" or path.name in WINDOWED


def spanish(call: ast.Call) -> ast.expr | None:
    return next((each.value for each in call.keywords if each.arg == "es"), None)


def said(sentence: ast.expr) -> str | None:
    """What stands in a sentence besides its words: its fields, without what makes them English or
    Spanish. None for one that is made elsewhere."""
    if isinstance(sentence, ast.Constant):
        return " ".join(sorted(set(FIELD.findall(str(sentence.value)))))
    if not isinstance(sentence, ast.JoinedStr):
        return None
    fields = set()
    for part in sentence.values:
        if isinstance(part, ast.Constant):
            fields |= set(FIELD.findall(str(part.value)))
            continue
        fields.add(TONGUE.sub("", ast.unparse(part)))
    return " ".join(sorted(fields))


def test_every_error_that_a_window_may_say_has_its_spanish() -> None:
    found = [(path, call) for path, call in calls(error_names()) if in_a_window(path)]
    assert len(found) > 100
    missing = {
        f"{path}:{call.lineno}"
        for path, call in found
        if (call.args or call.keywords)
        and spanish(call) is None
        and not ast.unparse(call).startswith(tuple(ENGLISH_ALONE))
    }
    assert not missing, "give `es=`, or make it with `.of(Words(…))`"


def test_both_languages_name_the_same_things() -> None:
    pairs = [
        (f"{path}:{call.lineno}", call.args[0], es)
        for path, call in calls(error_names() | {"Unfit"})
        if call.args and (es := spanish(call)) is not None
    ]
    pairs += [
        (f"{path}:{call.lineno}", call.args[0], call.args[1])
        for path, call in calls({"Words"})
        if len(call.args) == 2 and path.parts[0] != "ui"
    ]
    assert len(pairs) > 250
    unlike = {
        where: both
        for where, *sentences in pairs
        if None not in (both := [said(sentence) for sentence in sentences]) and both[0] != both[1]
    }
    assert not unlike
    same = [w for w, en, es in pairs if ast.unparse(en) == ast.unparse(es) and said(en) is not None]
    assert not same


def test_an_error_says_the_language_that_is_asked_for_and_english_otherwise() -> None:
    both = EnvironmentTrouble("The disk is full.", es="El disco está lleno.", command="Run: df")
    assert (both.said("es"), both.said("en"), both.said("fr"), str(both)) == (
        "El disco está lleno.", "The disk is full.", "The disk is full.", "The disk is full.",
    )  # fmt: skip
    assert UserError("Only so.").said("es") == "Only so."

    made = WrongKey.of(
        Words("{what} on {path}", "{what} en {path}").format(
            what=Words("key", "clave"), path="{C:}"
        ),
        command="Run: it",
    )
    assert (type(made), str(made), made.said("es"), made.command) == (
        errors.WrongKey, "key on {C:}", "clave en {C:}", "Run: it",
    )  # fmt: skip
    assert isinstance(Unfit("No time.", es="Sin hora."), ValueError)
