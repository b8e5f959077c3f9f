"""Done: how it ended, in one click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskreply.domain.models import Thread, ThreadStatus
from deskreply.engine import threads
from deskreply.engine.work import Changed
from deskreply.ui.bridge import Bridge
from deskreply.ui.kit import Label, LineEdit, Popup
from deskreply.ui.theme import Theme
from deskreply.ui.work import words
from deskreply.ui.work.rows import Row, Rows
from deskreply.ui.work.undo import offer_undo

_WIDTH = 300
LONGEST_REASON = 200


class DoneMenu(Popup):
    """The outcomes, and a line for why. What is chosen closes the conversation at once; a toast
    offers to undo that. ``then`` is called once it is closed."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        number: str,
        anchor: QWidget,
        then: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(anchor)
        self._bridge, self._number, self._over, self._then = bridge, number, anchor, then
        self._busy = False
        self.setAccessibleName(self.tr("Done"))
        self._rows = Rows()
        self._by_status: dict[ThreadStatus, Row] = {
            status: self._row(status) for status in threads.CLOSINGS
        }
        self._reason = LineEdit(self.tr("Reason (optional)"))
        self._reason.setAccessibleName(self.tr("Reason"))
        self._reason.setMaxLength(LONGEST_REASON)
        self._trouble = Label(size=13, ink="over", wrap=True)
        self._trouble.hide()
        self._lay_out()
        bridge.ask("work.done", lambda reader: reader.thread(number), self._stand_at)
        self.open_at(width=theme.px(_WIDTH))
        self._by_status[ThreadStatus.CONTACTED].setFocus(Qt.FocusReason.PopupFocusReason)

    def _row(self, status: ThreadStatus) -> Row:
        icon, ink = words.STATUS_ICONS[status]
        handled = status is ThreadStatus.CONTACTED
        row = Row(words.status(status), icon, ink=ink, aside=self.tr("Handled") if handled else "")
        row.clicked.connect(lambda: self._close_with(status))
        return self._rows.add(row)

    def _lay_out(self) -> None:
        px = self.theme.px
        title = Label(self.tr("How did it end?"), size=13, weight=600, ink="muted")
        title.setContentsMargins(px(12), px(8), px(12), px(6))
        self._reason.returnPressed.connect(self._to_the_outcomes)
        self.body.addWidget(title)
        self.body.addWidget(self._rows)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(8), px(8), px(8), px(8))
        foot.addWidget(self._reason)
        foot.addWidget(self._trouble)
        self.body.addLayout(foot)

    def _stand_at(self, thread: Thread | None) -> None:
        """The outcome that it has already is the nearest at hand."""
        if thread is not None and thread.status.over and not self._reason.hasFocus():
            self._by_status[thread.status].setFocus(Qt.FocusReason.PopupFocusReason)

    def _to_the_outcomes(self) -> None:
        self._by_status[ThreadStatus.CONTACTED].setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_with(self, status: ThreadStatus) -> None:
        if self._busy:
            return
        self._busy = True
        reason = self._reason.text().strip()
        doing = self._bridge.do(threads.done, self._number, status, reason)
        doing.then(self._closed_with).failed(self._failed)

    def _closed_with(self, change: Changed) -> None:
        said = self.tr("Done: {outcome}").format(outcome=words.status(change.thread.status))
        offer_undo(self._bridge, self._over, said, change)
        self.close_popup()
        if self._then is not None:
            self._then()

    def _failed(self, sentence: str) -> None:
        self._busy = False
        self._trouble.setText(sentence)
        self._trouble.show()
        self.adjustSize()


def done_menu(
    bridge: Bridge,
    theme: Theme,
    number: str,
    anchor: QWidget,
    *,
    then: Callable[[], object] | None = None,
) -> DoneMenu:
    """Ask under ``anchor`` how the conversation with ``number`` ended, and close it."""
    return DoneMenu(bridge, theme, number, anchor, then)
