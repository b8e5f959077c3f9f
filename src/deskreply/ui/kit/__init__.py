"""Small widgets in our look, for every pane.

How to use them:

- They find the theme that is on by themselves (``theme.current``); none takes it as an argument.
- A widget that sets sizes, fonts or icons of its own calls ``self.theme = follow(self)`` in its
  ``__init__``, does that work in ``restyle(self)``, and calls it once at the end of ``__init__``.
- A widget with words of its own is ``class Pane(Worded, QWidget)``: it sets them all in
  ``retranslate(self)`` with ``self.tr("…")`` and calls it once at the end of ``__init__``; Qt calls
  it again when the language changes. Words with a count: ``self.tr("%n text(s)", "", count)``.
- Sizes are those of the design at 100 %; ``theme.px`` scales what is given to Qt in pixels.
"""

from deskreply.ui.kit.base import ENTER, Worded, announce, follow, on_keyboard
from deskreply.ui.kit.buttons import Button, Chip, IconButton, Kind, Pressed, Switch
from deskreply.ui.kit.dialog import Dialog
from deskreply.ui.kit.draw import (
    badge_size,
    draw_avatar,
    draw_badge,
    draw_focus,
    draw_frame,
    draw_icon,
    draw_keycap,
    draw_pill,
    draw_shadow,
    draw_text,
    kept,
    pill_size,
)
from deskreply.ui.kit.empty import Empty
from deskreply.ui.kit.fields import LineEdit, Select
from deskreply.ui.kit.labels import Divider, ElidedLabel, FieldLabel, KeyCap, Label, Pill
from deskreply.ui.kit.menu import Menu
from deskreply.ui.kit.popup import Popup
from deskreply.ui.kit.surfaces import Banner, Card
from deskreply.ui.kit.toast import UNDER_TOASTS, Toast

__all__ = [
    "ENTER",
    "UNDER_TOASTS",
    "Banner",
    "Button",
    "Card",
    "Chip",
    "Dialog",
    "Divider",
    "ElidedLabel",
    "Empty",
    "FieldLabel",
    "IconButton",
    "KeyCap",
    "Kind",
    "Label",
    "LineEdit",
    "Menu",
    "Pill",
    "Popup",
    "Pressed",
    "Select",
    "Switch",
    "Toast",
    "Worded",
    "announce",
    "badge_size",
    "draw_avatar",
    "draw_badge",
    "draw_focus",
    "draw_frame",
    "draw_icon",
    "draw_keycap",
    "draw_pill",
    "draw_shadow",
    "draw_text",
    "follow",
    "kept",
    "on_keyboard",
    "pill_size",
]
