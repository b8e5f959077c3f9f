"""The one style sheet: the look of Qt's own widgets. Those in ``kit`` draw themselves."""

from __future__ import annotations

from collections.abc import Callable

from deskreply.ui.theme.tokens import NAMES, Tokens

# $name: a token's colour; @n: n design pixels, scaled.
_SHEET = """
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QToolTip {
    color: $text; background: $surface; border: 1px solid $popup_border; padding: @4px @8px;
    font-size: @13px;
}
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QDateTimeEdit {
    color: $text; background: $surface; border: 1px solid $outline; border-radius: @8px;
    selection-color: $on_brand; selection-background-color: $brand;
}
QLineEdit, QAbstractSpinBox, QDateTimeEdit { min-height: @34px; padding: 0 @11px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QAbstractSpinBox > QLineEdit, QAbstractSpinBox > QLineEdit:focus {
    background: transparent; border: none; padding: 0; min-height: 0;
}
QPlainTextEdit, QTextEdit { padding: @6px @8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus,
QDateTimeEdit:focus { border: 2px solid $brand; }
QLineEdit:focus, QAbstractSpinBox:focus, QDateTimeEdit:focus {
    min-height: @32px; padding: 0 @10px;
}
QPlainTextEdit:focus, QTextEdit:focus { padding: @5px @7px; }
QPlainTextEdit[note="true"] { background: $bubble_note; }
QPlainTextEdit[note="true"]:focus { border-color: $due; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {
    color: $muted; background: $sunken; border-color: $divider;
}
QAbstractItemView { border: none; outline: none; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView {
    color: $text; background: $surface; border: 1px solid $popup_border; padding: @4px;
    selection-color: $text; selection-background-color: $selected;
}
QComboBox QAbstractItemView::item { min-height: @36px; padding: 0 @8px; }
QDialog { background: $surface; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: @12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: @12px; margin: 0; }
QScrollBar::handle { background: $outline; border-radius: @2px; margin: @4px; }
QScrollBar::handle:vertical { min-height: @32px; }
QScrollBar::handle:horizontal { min-width: @32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu {
    color: $text; background: $surface; border: 1px solid $popup_border; border-radius: @8px;
    padding: @4px; icon-size: @18px;
}
QMenu::icon:checked { background: transparent; border: none; }
QMenu::item {
    min-height: @36px; padding: 0 @24px 0 @12px; border-radius: @6px; background: transparent;
}
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $muted; }
QMenu::icon { padding-left: @8px; }
QMenu::separator { height: 1px; background: $divider; margin: @4px @8px; }
QSplitter::handle { background: $divider; }
"""


def sheet(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The style sheet for these colours at the scale of ``px``."""
    made = _SHEET
    # The longest first: a name may begin another.
    for name in sorted(NAMES, key=len, reverse=True):
        made = made.replace(f"${name}", tokens.named(name).name())
    for length in range(40, 0, -1):
        made = made.replace(f"@{length}px", f"{px(length)}px")
    return made
