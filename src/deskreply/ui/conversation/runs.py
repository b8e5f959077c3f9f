"""Sets a line of pieces: icon and words, dots between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deskreply.ui.conversation.remembered import Remembered
from deskreply.ui.conversation.rows import Piece
from deskreply.ui.conversation.typeset import Set, Style, Typesetter
from deskreply.ui.theme import Theme

_ICON, _SMALL_ICON = 14, 12
_REMEMBERED = 900


@dataclass(frozen=True, slots=True)
class Glyph:
    """An icon of ``size`` pixels of the design."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Part:
    """Words or an icon in a run, ``x`` and ``y`` pixels from its corner."""

    what: Set | Glyph
    x: float
    y: float
    ink: str


@dataclass(frozen=True, slots=True)
class Run:
    """One line: its parts and how wide it is, in pixels."""

    parts: tuple[Part, ...]
    width: float


class RunSetter:
    """Sets runs, and remembers them."""

    def __init__(self, theme: Theme, setter: Typesetter) -> None:
        self._theme = theme
        self._setter = setter
        self._known = Remembered[tuple[tuple[Piece, ...], Style, float], tuple[Run, ...]](
            _REMEMBERED
        )

    def forget(self) -> None:
        """Fonts are others now."""
        self._known.clear()

    def lines(self, pieces: Sequence[Piece], style: Style, most: float) -> tuple[Run, ...]:
        """The pieces in as many lines of at most ``most`` pixels as they need."""
        key = (tuple(pieces), style, most)
        found = self._known.get(key)
        if found is None:
            found = self._made(key[0], style, most)
            self._known.put(key, found)
        return found

    def width(self, pieces: Sequence[Piece], style: Style) -> float:
        """How wide the pieces are on one line."""
        return sum(self._reach(piece, style, first=not at) for at, piece in enumerate(pieces))

    def _made(self, pieces: tuple[Piece, ...], style: Style, most: float) -> tuple[Run, ...]:
        lines: list[list[Piece]] = [[]]
        for piece in pieces:
            if lines[-1] and self.width([*lines[-1], piece], style) > most:
                lines.append([])
            lines[-1].append(piece)
        return tuple(self._run(line, style, most) for line in lines)

    def _run(self, pieces: Sequence[Piece], style: Style, most: float) -> Run:
        px = self._theme.px
        parts: list[Part] = []
        x = 0.0
        for at, piece in enumerate(pieces):
            if at:
                parts.append(Part(self._setter.line("·", style), x + px(3), 0, "muted"))
                x += self._dot(piece, style)
            if piece.icon:
                size = _SMALL_ICON if piece.icon == "lock" else _ICON
                ink = piece.icon_ink or piece.ink
                off = (px(style.pitch) - px(size)) / 2
                parts.append(Part(Glyph(piece.icon, size), x + px(_ICON - size), off, ink))
                x += self._lead(piece)
            words = self._words(piece, style, max(most - x, px(40)))
            parts.append(Part(words, x, 0, piece.ink))
            x += words.width
        return Run(tuple(parts), x)

    def _reach(self, piece: Piece, style: Style, *, first: bool) -> float:
        before = 0.0 if first else self._dot(piece, style)
        return before + self._lead(piece) + self._words(piece, style).width

    def _lead(self, piece: Piece) -> float:
        """How much room the icon before a piece takes."""
        return self._theme.px(18 if piece.strong else 20) if piece.icon else 0

    def _dot(self, piece: Piece, style: Style) -> float:
        """How much room the dot before a piece takes."""
        return self._setter.line("·", style).width + self._theme.px(10 if piece.icon else 6)

    def _words(self, piece: Piece, style: Style, most: float = 1e6) -> Set:
        bold = Style(style.size, 600, style.pitch)
        return self._setter.line(piece.text, bold if piece.strong else style, most)
