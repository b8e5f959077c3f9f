"""Drawing for delegates and widgets alike: pills, avatars, badges, key caps, frames, shadows.

Sizes are those of the theme that is on. Every painter is given back as it came.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen

from deskreply.ui import theme

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

PILL_HEIGHT = 24
_PILL_ICON, _PILL_SIDE, _PILL_GAP = 14, 10, 5
_SHADOW_STRENGTH = 9


@contextmanager
def kept(painter: QPainter) -> Iterator[QPainter]:
    """The painter, smooth, and afterwards as it was before."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    try:
        yield painter
    finally:
        painter.restore()


def draw_frame(
    painter: QPainter,
    rect: QRect,
    radius: float,
    fill: QColor | None,
    border: QColor | None = None,
    width: float = 1,
) -> None:
    """A rounded rectangle whose border lies within ``rect``; ``radius`` in pixels."""
    with kept(painter):
        inset = width / 2 if border else 0.0
        inner = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(border, width) if border else Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner, radius - inset, radius - inset)


def draw_shadow(painter: QPainter, rect: QRect, radius: float, spread: int) -> None:
    """A soft shadow around ``rect``, ``spread`` pixels wide, a little lower than the frame."""
    with kept(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(spread, 0, -1):
            shade = QColor(theme.current().tokens.shadow)
            shade.setAlphaF((1 - step / (spread + 1)) ** 2 * _SHADOW_STRENGTH / 255)
            painter.setBrush(shade)
            grown = QRectF(rect).adjusted(-step, -step + spread / 4, step, step)
            painter.drawRoundedRect(grown, radius + step, radius + step)


def draw_icon(painter: QPainter, rect: QRect, name: str, ink: str, size: int = 20) -> None:
    """An icon of ``size`` design pixels in the middle of ``rect``."""
    on = theme.current()
    pixmap = on.pixmap(name, ink, size)
    side = on.px(size)
    corner = QPointF(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2)
    painter.drawPixmap(corner, pixmap)


def draw_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = _MIDDLE_LEFT,
) -> None:
    """One line of plain text, cut with "…" where it is too long for ``rect``."""
    with kept(painter):
        painter.setFont(font)
        painter.setPen(colour)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, shown)


def pill_size(icon: str, text: str, height: int = PILL_HEIGHT) -> QSize:
    """How large ``draw_pill`` draws it, in pixels; ``height`` in design pixels."""
    on = theme.current()
    width = 2 * on.px(_PILL_SIDE) + QFontMetrics(on.font(12, 600)).horizontalAdvance(text)
    if icon:
        width += on.px(_PILL_ICON) + on.px(_PILL_GAP)
    return QSize(width, on.px(height))


def draw_pill(
    painter: QPainter,
    rect: QRect,
    tone: str,
    icon: str,
    text: str,
    align: Qt.AlignmentFlag = _RIGHT,
    height: int = PILL_HEIGHT,
) -> QRect:
    """A state as icon + word + colour, placed in ``rect`` by ``align``; the rectangle drawn.

    ``tone`` is a state's token (ok, due, over, waiting, practice): its ``_bg`` is the ground.
    """
    on = theme.current()
    size = pill_size(icon, text, height)
    size.setWidth(min(size.width(), rect.width()))
    placed = _placed(rect, size, align)
    draw_frame(painter, placed, placed.height() / 2, on.tokens.named(f"{tone}_bg"))
    inner = placed.adjusted(on.px(_PILL_SIDE), 0, -on.px(_PILL_SIDE), 0)
    if icon:
        inner.setLeft(inner.left() - on.px(2))
        side = on.px(_PILL_ICON)
        draw_icon(
            painter, QRect(inner.left(), inner.top(), side, inner.height()), icon, tone, _PILL_ICON
        )
        inner.setLeft(inner.left() + side + on.px(_PILL_GAP))
    # A pixel of room: widths are rounded.
    inner.setRight(inner.right() + on.px(2))
    draw_text(painter, inner, text, on.font(12, 600), on.tokens.named(tone))
    return placed


def draw_avatar(
    painter: QPainter, rect: QRect, text: str, tone: str = "waiting", size: int = 14
) -> None:
    """A disc as large as ``rect`` allows with up to two letters; ``tone`` as for a pill."""
    on = theme.current()
    side = min(rect.width(), rect.height())
    disc = _placed(rect, QSize(side, side), _CENTRE)
    draw_frame(painter, disc, side / 2, on.tokens.named(f"{tone}_bg"))
    draw_text(painter, disc, text, on.font(size, 700), on.tokens.named(tone), _CENTRE)


def badge_size(text: str) -> QSize:
    """How large ``draw_badge`` draws it, in pixels."""
    on = theme.current()
    width = QFontMetrics(on.font(12, 600)).horizontalAdvance(text) + on.px(12)
    return QSize(max(width, on.px(20)), on.px(18))


def draw_badge(
    painter: QPainter, rect: QRect, text: str, align: Qt.AlignmentFlag = _RIGHT
) -> QRect:
    """A count on the brand's colour, placed in ``rect``; the rectangle drawn."""
    on = theme.current()
    placed = _placed(rect, badge_size(text), align)
    draw_frame(painter, placed, placed.height() / 2, on.tokens.brand)
    draw_text(painter, placed, text, on.font(12, 600), on.tokens.on_brand, _CENTRE)
    return placed


def keycap_size(text: str) -> QSize:
    """How large ``draw_keycap`` draws it, in pixels."""
    on = theme.current()
    width = QFontMetrics(on.font(12, 500)).horizontalAdvance(text) + on.px(12)
    return QSize(max(width, on.px(20)), on.px(20))


def draw_keycap(
    painter: QPainter, rect: QRect, text: str, align: Qt.AlignmentFlag = _RIGHT
) -> QRect:
    """The name of a key as on a keyboard, placed in ``rect``; the rectangle drawn."""
    on = theme.current()
    placed = _placed(rect, keycap_size(text), align)
    draw_frame(painter, placed, on.px(4), on.tokens.sunken, on.tokens.divider)
    draw_text(painter, placed, text, on.font(12, 500), on.tokens.muted, _CENTRE)
    return placed


def draw_focus(painter: QPainter, rect: QRect, radius: float) -> None:
    """The ring that says where the keyboard is, within ``rect``."""
    on = theme.current()
    draw_frame(painter, rect, radius, None, on.tokens.brand, 2)


def _placed(rect: QRect, size: QSize, align: Qt.AlignmentFlag) -> QRect:
    left, top = rect.left(), rect.top()
    if align & Qt.AlignmentFlag.AlignRight:
        left = rect.right() - size.width() + 1
    elif align & Qt.AlignmentFlag.AlignHCenter:
        left += (rect.width() - size.width()) // 2
    if align & Qt.AlignmentFlag.AlignBottom:
        top = rect.bottom() - size.height() + 1
    elif align & Qt.AlignmentFlag.AlignVCenter:
        top += (rect.height() - size.height()) // 2
    return QRect(left, top, size.width(), size.height())
