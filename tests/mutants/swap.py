"""Puts a changed module in the place of the loaded one, without loading anything again."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from types import FunctionType, ModuleType

from tests.mutants.operators import Function, Mutant


def put_in_place(mutant: Mutant) -> None:
    """Everybody who uses the module uses the mutant from now on."""
    module = sys.modules[mutant.module]
    tree = mutant.tree()
    fresh = ModuleType(mutant.module)
    exec(compile(tree, module.__file__ or "", "exec"), fresh.__dict__)  # noqa: S102
    loaded = dict(_functions(module))
    for name, function in _functions(fresh):
        loaded[name].__code__ = function.__code__
        loaded[name].__defaults__ = function.__defaults__
        loaded[name].__kwdefaults__ = function.__kwdefaults__
    if mutant.outside:
        _assign_again(module, tree)


def _functions(module: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    for name, value in vars(module).items():
        if getattr(value, "__module__", None) != module.__name__:
            continue
        for inner, member in {"": value, **vars(value)}.items():
            function = getattr(member, "fget", getattr(member, "__func__", member))
            function = getattr(function, "__wrapped__", function)
            if isinstance(function, FunctionType):
                yield f"{name}.{inner}", function


def _assign_again(module: ModuleType, tree: ast.Module) -> None:
    """The module's own values, and where others imported them by name."""
    for statement in tree.body:
        if not isinstance(statement, ast.Assign | ast.AnnAssign):
            continue
        before = dict(vars(module))
        exec(compile(ast.Module([statement], []), "mutant", "exec"), vars(module))  # noqa: S102
        for name in _names(statement):
            for other in list(sys.modules.values()):
                if other.__name__.startswith(("deskreply", "tests")) and (
                    vars(other).get(name, other) is before[name]
                ):
                    setattr(other, name, vars(module)[name])


def _names(statement: ast.AST) -> set[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]  # type: ignore[attr-defined]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def using(mutant: Mutant) -> set[int]:
    """The lines of the functions that use what a statement of the module defines, also through
    other such statements."""
    names = _names(mutant.statement)
    lines: set[int] = set()
    for node in mutant.whole.body:
        used = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        if not used & names:
            continue
        if isinstance(node, ast.Assign | ast.AnnAssign):
            names |= _names(node)
    for node in mutant.whole.body:
        used = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        if used & names and isinstance(node, Function | ast.ClassDef):
            lines |= set(range(node.lineno, (node.end_lineno or 0) + 1))
    return lines
