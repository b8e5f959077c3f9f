"""Measures rows: bubbles, the line below them, calls with their reasons, cards of what failed."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize

from deskreply.ui.conversation.blocks import Block, Frame, Icon, Spot, Words
from deskreply.ui.conversation.rows import Card, Deed, Kind, Offer, Piece, Row, Why
from deskreply.ui.conversation.runs import Run, RunSetter
from deskreply.ui.conversation.typeset import Set, Style, Typesetter, places
from deskreply.ui.theme import Theme

SIDE = 24
RIGHT = 12
HIT = 36
_BODY = Style(14, 400, 20)
_LINE = Style(12, 500, 20)
_EXTRA = Style(13, 400, 20)
_META = Style(12, 400, 16)
_STRONG = Style(12, 600, 16)
_QUESTION = Style(13, 600, 18)
_ASKED = Style(12, 500, 16)
_FILLS = {
    Kind.LEAD: ("bubble_in", "bubble_in_border"),
    Kind.AUTO: ("bubble_auto", ""),
    Kind.STAFF: ("bubble_out", ""),
    Kind.NOTE: ("bubble_note", ""),
}
_SHARE, _WIDEST = 0.732, 560
_PANEL, _CARD = 448, 472
_GAP = 8


@dataclass(slots=True)
class Sheet:
    """A block in the making. All lengths in pixels. ``left`` to ``right``: the column of the
    conversation; ``y``: how far down it is filled."""

    block: Block
    left: float
    right: float
    y: float = 0.0

    @property
    def width(self) -> float:
        return self.right - self.left


class Measurer:
    """Makes blocks. ``button_size``: how large a button for an offer is."""

    def __init__(self, theme: Theme, button_size: Callable[[Offer], QSize]) -> None:
        self._theme = theme
        self._button_size = button_size
        self._setter = Typesetter(theme)
        self._runs = RunSetter(theme, self._setter)

    def forget(self) -> None:
        """Fonts or colours are others now."""
        self._setter.forget()
        self._runs.forget()

    def block(self, row: Row, width: int) -> Block:
        """The row in a list ``width`` pixels wide."""
        px = self._theme.px
        sheet = Sheet(Block(), px(SIDE), max(width - px(RIGHT), px(SIDE) + px(160)))
        match row.kind:
            case Kind.DAY | Kind.NEW:
                self._separator(sheet, row)
            case Kind.CALL:
                self._call(sheet, row)
            case _:
                self._bubble(sheet, row)
        sheet.block.height = math.ceil(sheet.y)
        return sheet.block

    # --- separators ---

    def _separator(self, sheet: Sheet, row: Row) -> None:
        px = self._theme.px
        ink, line = ("brand", "brand") if row.kind is Kind.NEW else ("muted", "divider")
        words = self._setter.line(row.body, _STRONG, sheet.width)
        middle, half = (sheet.left + sheet.right) / 2, words.width / 2 + px(12)
        top = px(16)
        for left, right in ((sheet.left, middle - half), (middle + half, sheet.right)):
            if right > left:
                box = QRectF(left, top, right - left, 1)
                sheet.block.parts.append(Frame(box, 0, fill=line))
        self._put(sheet, words, middle - words.width / 2, top - px(8), ink)
        sheet.y = px(32)

    # --- bubbles ---

    def _bubble(self, sheet: Sheet, row: Row) -> None:
        px = self._theme.px
        pad = px(14)
        most = min(sheet.width * _SHARE, px(_WIDEST)) - 2 * pad
        said = self._setter.block(row.body, _BODY, most, row.links) if row.body else None
        extra = self._setter.block(row.extra, _EXTRA, most - px(24)) if row.extra else None
        inner = max(said.width if said else 0, extra.width + px(24) if extra else 0, px(16))
        height = (said.height if said else 0) + (extra.height if extra else 0) + 2 * px(8)
        box = QRectF(0, 0, math.ceil(inner) + 2 * pad, height)
        box.moveLeft(self._start(sheet, row, box.width()))
        fill, border = _FILLS[row.kind]
        if row.faded:
            fill, border = "", "divider"
        sheet.block.ring = box.adjusted(-3, -3, 3, 3)
        sheet.block.parts.append(Frame(box, px(12), fill, border))
        if row.lit:
            sheet.block.parts.append(Frame(box, px(12), "", "due", 2))
        if said is not None:
            ink = "muted" if row.faded else "text"
            self._put(sheet, said, box.left() + pad, px(8), ink)
            self._links(sheet, row, said, QPointF(box.left() + pad, px(8)))
        if extra is not None:
            top = px(8) + (said.height if said else 0)
            self._icon(sheet, "image", box.left() + pad, top + px(2), "muted", 16)
            self._put(sheet, extra, box.left() + pad + px(24), top, "muted")
        sheet.y = box.bottom() + px(4)
        if row.card is not None:
            self._card(sheet, row.card, row.offers)
        else:
            self._meta(sheet, row, box)
        sheet.y += px(_GAP)

    def _start(self, sheet: Sheet, row: Row, width: float) -> float:
        if row.kind is Kind.NOTE:
            return sheet.left + math.floor((sheet.width - width) / 2)
        return sheet.right - width if row.mine else sheet.left

    def _links(self, sheet: Sheet, row: Row, said: Set, origin: QPointF) -> None:
        for link in row.links:
            for box in places(row.body, said.layout, link):
                spot = box.translated(origin).toAlignedRect()
                sheet.block.spots.append(Spot(spot, row.body[link.start : link.end], link=link))

    def _meta(self, sheet: Sheet, row: Row, bubble: QRectF) -> None:
        """Below a bubble: who, when, how far it got, and the way back while there is one."""
        px = self._theme.px
        undo = (Piece(row.take_back, "brand", "undo-2", strong=True),) if row.take_back else ()
        end = 0.0
        for run in self._runs.lines((*row.pieces, *undo), _META, sheet.width - px(4)):
            left = sheet.right - px(2) - run.width if row.mine else sheet.left + px(2)
            if row.kind is Kind.NOTE:
                left = max(bubble.center().x() - run.width / 2, sheet.left)
            self._put_run(sheet, run, left, sheet.y)
            sheet.y += px(16)
            end = left + run.width
        if undo:
            reach = self._runs.width(undo, _META) + px(8)
            middle = sheet.y - px(8)
            box = QRectF(end - reach, middle - px(HIT) / 2, reach + px(8), px(HIT))
            offer = Offer(Deed.TAKE_BACK, row.take_back)
            sheet.block.spots.append(Spot(box.toAlignedRect(), row.take_back, offer))

    def _card(self, sheet: Sheet, card: Card, offers: tuple[Offer, ...]) -> None:
        """What went wrong, and the buttons that help: beside the words, or below where narrow."""
        px = self._theme.px
        width = min(sheet.width, px(_CARD))
        left, top = sheet.right - width, sheet.y
        sizes = [self._button_size(offer) for offer in offers]
        buttons = sum(size.width() for size in sizes) + px(8) * len(sizes)
        room = width - px(40) - buttons - px(12)
        below = room < px(150)
        words = self._setter.block(card.sentence, _META, width - px(52) if below else room)
        title = self._setter.line(card.title, _QUESTION, width - px(52))
        tall = px(9) + px(18) + words.height + px(9)
        high = max((size.height() for size in sizes), default=0)
        height = tall + high + px(4) if below else max(tall, high + px(16))
        frame = QRectF(left, top, width, height)
        sheet.block.parts.append(Frame(frame, px(8), f"{card.tone}_bg", card.tone))
        middle = top + (tall if below else height) / 2
        self._icon(sheet, card.icon, left + px(12), middle - px(9), card.tone, 18)
        text = middle - (px(18) + words.height) / 2
        self._put(sheet, title, left + px(40), text, card.tone)
        self._put(sheet, words, left + px(40), text + px(18), "text")
        right = frame.right() - px(8)
        line = frame.bottom() - high - px(8) if below else top + (height - high) / 2
        for offer, size in zip(reversed(offers), reversed(sizes), strict=True):
            box = QRect(round(right - size.width()), round(line), size.width(), size.height())
            sheet.block.spots.insert(0, Spot(box, offer.text, offer, button=True))
            right -= size.width() + px(8)
        sheet.y = frame.bottom()

    # --- calls ---

    def _call(self, sheet: Sheet, row: Row) -> None:
        px = self._theme.px
        sheet.y = px(4)
        for run in self._runs.lines(row.pieces, _LINE, sheet.width):
            left = max(sheet.left, (sheet.left + sheet.right - run.width) / 2)
            self._put_run(sheet, run, left, sheet.y + px(2))
            sheet.y += px(24)
        if row.extra:
            words = self._setter.line(row.extra, _META, sheet.width - px(24))
            left = (sheet.left + sheet.right - words.width - px(20)) / 2
            self._icon(sheet, "voicemail", left, sheet.y, "muted", 16)
            self._put(sheet, words, left + px(20), sheet.y, "muted")
            sheet.y += px(20)
        if row.why is not None:
            panel = self._open_panel if row.why.open else self._closed_panel
            panel(sheet, row.why)
        side = (sheet.width - min(sheet.width, px(_PANEL))) / 2
        ring = QRectF(sheet.left + side, 0, sheet.width - 2 * side, sheet.y + px(2))
        sheet.block.ring = ring.adjusted(-3, 0, 3, 0)
        if row.lit:
            sheet.block.parts.append(Frame(ring.adjusted(-3, 0, 3, 0), px(8), "", "due", 2))
        sheet.y += px(_GAP)

    def _closed_panel(self, sheet: Sheet, why: Why) -> None:
        px = self._theme.px
        words = self._setter.line(why.question, _ASKED, sheet.width - px(24))
        width = words.width + px(20)
        left = (sheet.left + sheet.right - width) / 2
        self._icon(sheet, "chevron-right", left, sheet.y + px(2), "muted", 16)
        self._put(sheet, words, left + px(20), sheet.y + px(2), "muted")
        box = QRectF(left - px(8), sheet.y + px(10) - px(HIT) / 2, width + px(16), px(HIT))
        offer = Offer(Deed.WHY, why.question)
        sheet.block.spots.append(Spot(box.toAlignedRect(), why.question, offer))
        sheet.y += px(20)

    def _open_panel(self, sheet: Sheet, why: Why) -> None:
        px = self._theme.px
        width = min(sheet.width, px(_PANEL))
        left = sheet.left + math.floor((sheet.width - width) / 2)
        top = sheet.y
        place = len(sheet.block.parts)
        self._icon(sheet, "chevron-down", left + px(12), top + px(8), "muted", 16)
        words = self._setter.line(why.question, _QUESTION, width - px(42))
        self._put(sheet, words, left + px(34), top + px(7), "text")
        sheet.y = top + px(32)
        self._checks(sheet, why, left + px(34), left + width - px(8))
        for sentence in why.lines:
            said = self._setter.block(sentence, _META, width - px(34) - px(12))
            self._put(sheet, said, left + px(34), sheet.y + px(2), "text")
            sheet.y += said.height + px(4)
        sheet.y += px(8)
        frame = QRectF(left, top, width, sheet.y - top)
        sheet.block.parts.insert(place, Frame(frame, px(8), "sunken", "divider"))
        box = QRect(round(left), round(top), round(width), px(32))
        offer = Offer(Deed.WHY, why.question)
        sheet.block.spots.append(Spot(box, why.question, offer))

    def _checks(self, sheet: Sheet, why: Why, left: float, right: float) -> None:
        if not why.checks:
            return
        px = self._theme.px
        x = left
        for check in why.checks:
            words = self._setter.line(check.text, _META, right - left - px(19))
            if x > left and x + px(19) + words.width > right:
                x, sheet.y = left, sheet.y + px(20)
            icon, ink = ("check", "ok") if check.passed else ("x", "over")
            self._icon(sheet, icon, x, sheet.y + px(3), ink, 14)
            self._put(sheet, words, x + px(18), sheet.y + px(2), "text")
            x += px(18) + words.width + px(17)
        sheet.y += px(20)

    # --- parts ---

    def _put_run(self, sheet: Sheet, run: Run, x: float, y: float) -> None:
        for part in run.parts:
            if isinstance(part.what, Set):
                self._put(sheet, part.what, x + part.x, y + part.y, part.ink)
            else:
                self._icon(sheet, part.what.name, x + part.x, y + part.y, part.ink, part.what.size)

    def _put(self, sheet: Sheet, words: Set, x: float, y: float, ink: str) -> None:
        sheet.block.parts.append(Words(words.layout, QPointF(round(x), round(y)), ink))

    def _icon(self, sheet: Sheet, name: str, x: float, y: float, ink: str, size: int) -> None:
        sheet.block.parts.append(Icon(name, QPointF(round(x), round(y)), ink, size))
