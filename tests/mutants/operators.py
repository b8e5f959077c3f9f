"""The small ways to break one module, each as a tree of its own.

Left out, because no test can or should notice: words for the log, annotations, imports, and the
locks (whether threads get into each other's way is shown by running threads, not here).
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Pow: ast.Mult,
}
SWAPPED = {"max": "min", "min": "max", "any": "all", "all": "any"}
UNWRAPPED = {"bool", "abs", "float", "int"}
STRIPPED = {"strip", "lower", "casefold", "astimezone", "replace"}
UNTOUCHED = {"log", "alone", "TypeVar", "getLogger"}


Key: TypeAlias = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change. ``function``: its qualified name, empty for the module's own statements.
    ``old``, ``new``: the statement's first line before and after, ``new`` numbered when repeated.
    ``statement`` of ``whole`` becomes ``changed``.
    """

    path: Path
    module: str
    function: str
    old: str
    new: str
    whole: ast.Module
    statement: ast.stmt
    changed: ast.stmt

    @property
    def key(self) -> Key:
        return self.module, self.function, self.old, self.new

    @property
    def outside(self) -> bool:
        """Whether it is in no function, but in the module itself or the head of a class."""
        inside = isinstance(self.statement, Function) or "." in self.function
        return not inside and (not self.function or self.function.lstrip("_").istitle())

    @property
    def lines(self) -> range:
        """The lines of the statement, without those of the statements within it."""
        body = getattr(self.statement, "body", None)
        end = body[0].lineno if body else (self.statement.end_lineno or 0) + 1
        return range(self.statement.lineno, max(end, self.statement.lineno + 1))

    def tree(self) -> ast.Module:
        """The whole module, changed."""
        changed = ast.fix_missing_locations(self.changed)
        return copy.deepcopy(self.whole, {id(self.statement): changed})


def mutants(path: Path, module: str) -> Iterator[Mutant]:
    """Every mutant of the file at ``path``, in the order of its lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    seen: Counter[Key] = Counter()
    for function, statement in _statements(tree.body, ""):
        for changed in _changes(statement):
            mutant = Mutant(
                path, module, function, _head(statement), _head(changed), tree, statement, changed
            )
            if mutant.old == mutant.new and not isinstance(statement, ast.With):
                continue
            seen[mutant.key] += 1
            if seen[mutant.key] > 1:
                mutant = replace(mutant, new=f"{mutant.new}  # {seen[mutant.key]}")
            yield mutant


def _statements(body: list[ast.stmt], name: str) -> Iterator[tuple[str, ast.stmt]]:
    for statement in body:
        if isinstance(statement, ast.ClassDef):
            if any(isinstance(base, ast.Name) and base.id == "Enum" for base in statement.bases):
                continue  # its values are the words that are stored
            yield from _statements(statement.body, f"{name}.{statement.name}".lstrip("."))
            continue
        if isinstance(statement, Function):
            inner = f"{name}.{statement.name}".lstrip(".")
            yield inner, statement
            yield from _statements(statement.body, inner)
            continue
        if not _left_out(statement):
            yield name, statement
        for part in ("body", "orelse", "finalbody"):
            yield from _statements(getattr(statement, part, []), name)
        for handler in getattr(statement, "handlers", []):
            yield from _statements(handler.body, name)


def _left_out(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return True
    if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "__all__":
        return True
    if isinstance(statement, ast.Assign) and ast.unparse(statement).startswith("Rule = "):
        return True
    return isinstance(statement, ast.Expr) and (
        isinstance(statement.value, ast.Constant) or _name(statement.value) in UNTOUCHED
    )


def _name(node: ast.AST) -> str:
    """The name of what is called: its object's where that is a plain name, else its own."""
    if not isinstance(node, ast.Call):
        return ""
    func = node.func
    if isinstance(func, ast.Attribute):
        return func.value.id if isinstance(func.value, ast.Name) else func.attr
    return func.id if isinstance(func, ast.Name) else ""


def _head(statement: ast.stmt) -> str:
    bare = copy.copy(statement)
    if isinstance(bare, Function):
        return f"def {bare.name}({ast.unparse(bare.args)})"
    if hasattr(bare, "body"):
        bare.body = []
        setattr(bare, "orelse", [])  # noqa: B010
    if isinstance(bare, ast.Try):
        bare.handlers, bare.finalbody = [], []
    return ast.unparse(bare).strip()


def _changes(statement: ast.stmt) -> Iterator[ast.stmt]:
    yield from _gone(statement)
    for owner, node in _expressions(statement):
        for other in _others(node, owner):
            yield _with(statement, node, other)


def _gone(statement: ast.stmt) -> Iterator[ast.stmt]:
    """The statement without effect: left out, or returning nothing."""
    match statement:
        case ast.Expr() | ast.Break() | ast.Continue() | ast.Raise() | ast.AugAssign():
            yield ast.copy_location(ast.Pass(), statement)
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]) | ast.Return(value=None):
            yield ast.copy_location(ast.Pass(), statement)
        case ast.Return(value=value) if not isinstance(value, ast.Constant):
            yield ast.copy_location(ast.Return(ast.Constant(None)), statement)
        case ast.With(items=[ast.withitem(optional_vars=None, context_expr=guard)]):
            if "lock" not in ast.unparse(guard):
                bare = ast.If(ast.Constant(True), statement.body, [])
                yield ast.copy_location(bare, statement)


def _with(statement: ast.stmt, old: ast.AST, new: ast.AST) -> ast.stmt:
    return copy.deepcopy(statement, {id(old): ast.copy_location(new, old)})


def _expressions(node: ast.AST) -> Iterator[tuple[ast.AST, ast.expr]]:
    """The expressions of one statement, each with what holds it, without those of the statements
    within it."""
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list", "format_spec"}:
            continue
        for part in value if isinstance(value, list) else [value]:
            if not isinstance(part, ast.AST) or isinstance(part, ast.stmt | ast.ExceptHandler):
                continue
            if isinstance(part, ast.expr):
                if _name(part) in UNTOUCHED:
                    continue
                yield node, part
            yield from _expressions(part)


def _others(node: ast.expr, owner: ast.AST) -> Iterator[ast.expr]:
    """What may stand in the place of an expression."""
    match node:
        case ast.Compare(left, [op], [right]):
            for swapped in COMPARED[type(op)]:
                yield ast.Compare(left, [swapped()], [right])
        case ast.Compare(left, ops, rights):
            for i, op in enumerate(ops):
                for swapped in COMPARED[type(op)]:
                    yield ast.Compare(left, [*ops[:i], swapped(), *ops[i + 1 :]], rights)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            if len(values) == 2:
                yield from values
            else:
                for i in range(len(values)):
                    yield ast.BoolOp(op, [*values[:i], *values[i + 1 :]])
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand
        case ast.BinOp(left, ast.BitOr(), right):
            yield left
            yield right
        case ast.BinOp(left, op, right) if type(op) in COMPUTED:
            yield ast.BinOp(left, COMPUTED[type(op)](), right)
        case ast.Constant(value):
            yield from (ast.Constant(other) for other in _values(value))
        case ast.Tuple(elts, ast.Load()) | ast.List(elts, ast.Load()):
            for i, part in enumerate(elts):
                if not isinstance(part, ast.Constant):
                    fewer = copy.copy(node)
                    fewer.elts = [*elts[:i], *elts[i + 1 :]]
                    yield fewer
        case ast.Set(elts) if len(elts) > 1:
            for i, part in enumerate(elts):
                if not isinstance(part, ast.Constant):
                    yield ast.Set([*elts[:i], *elts[i + 1 :]])
        case ast.Call():
            yield from _calls(node)
    condition = getattr(owner, "test", None) is node or node in getattr(owner, "ifs", [])
    if condition and not isinstance(node, ast.Compare | ast.UnaryOp):
        yield ast.UnaryOp(ast.Not(), node)


def _calls(node: ast.Call) -> Iterator[ast.expr]:
    func = node.func
    for gone in node.keywords:
        yield ast.Call(func, node.args, [kept for kept in node.keywords if kept is not gone])
    if isinstance(func, ast.Name) and func.id in SWAPPED:
        yield ast.Call(ast.Name(SWAPPED[func.id], ast.Load()), node.args, node.keywords)
    if isinstance(func, ast.Name) and func.id in UNWRAPPED and node.args:
        yield node.args[0]
    if isinstance(func, ast.Attribute) and func.attr in STRIPPED:
        yield func.value


def _values(value: object) -> Iterator[bool | int | float | str]:
    match value:
        case bool():
            yield not value
        case int():
            yield value + 1
            yield value - 1
        case float():
            yield value + 1
            yield value / 2
        case str():
            yield "XX" + value
