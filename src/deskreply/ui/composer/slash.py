"""When the saved replies are offered: on "/" at the start of a line, or with their button."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from deskreply.domain.desk import SavedReply
from deskreply.engine import savedreplies
from deskreply.ui.composer.editor import Editor
from deskreply.ui.composer.facts import Facts
from deskreply.ui.composer.replies import Offer, RepliesPopup, matching
from deskreply.ui.kit import IconButton

SIGN = "/"
# Who types on after this much is writing, not looking for something.
_LONGEST = 40


class Slash(QObject):
    """``manage``: somebody wants to edit the saved replies."""

    manage = Signal()

    def __init__(self, editor: Editor, button: IconButton) -> None:
        super().__init__(editor)
        self._editor, self._button = editor, button
        self._facts: Facts | None = None
        self._popup: RepliesPopup | None = None
        self._by_button = self._declined = self._pressed_away = False
        editor.textChanged.connect(self._typed)
        editor.cursorPositionChanged.connect(self._moved)
        button.clicked.connect(self._toggle)

    def show_facts(self, facts: Facts | None) -> None:
        """What there is to offer; None: nothing, and nothing opens."""
        self._facts = facts
        if facts is None:
            self.close()
        elif self._popup is not None:
            self._fill(self._popup)

    def close(self) -> None:
        """Put the list away."""
        if self._popup is not None:
            self._popup.close_popup()

    # --- when ---

    def _query(self) -> str | None:
        """What is looked for: what stands after the sign at the start of the line."""
        line = self._editor.line_to_cursor().lstrip()
        if not line.startswith(SIGN) or len(line) > _LONGEST:
            return None
        return line[len(SIGN) :]

    def _typed(self) -> None:
        self._by_button = False
        query = self._query()
        if query is None:
            self._declined = False
            self.close()
        elif self._facts is not None and self._editor.hasFocus() and not self._declined:
            self._open()

    def _moved(self) -> None:
        if self._popup is not None and self._query() is None and not self._by_button:
            self.close()

    def _toggle(self) -> None:
        closed_by_this = self._pressed_away
        self._pressed_away = False
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._facts is None or self._popup is not None or closed_by_this:
            self.close()
        elif self._editor.line_is_empty():
            self._declined = False
            self._editor.insert(SIGN)
        else:
            self._by_button = True
            self._open()
        self._button.setChecked(self._popup is not None)

    def _open(self) -> None:
        if self._popup is None:
            self._popup = popup = RepliesPopup(self._editor)
            popup.closed.connect(self._closed)
            popup.chosen.connect(self._insert)
            popup.manage.connect(self._manage)
            self._fill(popup)
            popup.open_above()
        else:
            self._fill(self._popup)
        self._button.setChecked(True)

    def _closed(self) -> None:
        self._popup = None
        self._button.setChecked(False)
        self._declined = self._query() is not None
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._pressed_away = pressed and self._button.underMouse()

    # --- what ---

    def _fill(self, popup: RepliesPopup) -> None:
        facts = self._facts
        if facts is None:
            return
        found = matching(facts.replies, "" if self._by_button else self._query() or "")
        offers = tuple(self._offer(reply, facts) for reply in found)
        edit = Offer(self.tr("Manage saved replies…"))
        spanish = facts.language == "es"
        title = self.tr("Saved replies in Spanish") if spanish else self.tr("Saved replies")
        nothing = "" if found else self.tr("No saved reply has these words. Esc closes.")
        popup.show_offers((*offers, edit), title, nothing)

    def _offer(self, reply: SavedReply, facts: Facts) -> Offer:
        tag = ""
        if reply.language != facts.language:
            tag = self.tr("Spanish") if reply.language == "es" else self.tr("English")
        values = facts.values.get(reply.language, {})
        return Offer(reply.title, savedreplies.filled(reply.body, values), tag, reply)

    def _insert(self, reply: SavedReply, text: str) -> None:
        former = "" if self._by_button else f"{SIGN}{self._query() or ''}"
        self._by_button = False
        self._editor.replace_before_cursor(former, text)

    def _manage(self) -> None:
        if not self._by_button and self._query() is not None:
            self._editor.replace_before_cursor(f"{SIGN}{self._query()}", "")
        self.manage.emit()
