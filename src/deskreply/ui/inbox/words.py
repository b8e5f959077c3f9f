"""What a row says: its name, last line, pill and owner, for the eye and for a screen reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from deskreply.domain import inbox, marks
from deskreply.domain.callbacks import CallbackEntry
from deskreply.domain.inbox import InboxRow, Pill, PillKind
from deskreply.domain.models import MessageKind, Thread, ThreadStatus
from deskreply.engine.threads import UNTIL_THEY_REPLY
from deskreply.ui import links, say
from deskreply.ui.bridge import Bridge
from deskreply.ui.inbox.items import Item

# Words, and the tone they are in.
Lead = tuple[str, str]

# As much as a row can show, and more.
_LONGEST_LINE = 240
# How much of a found text stands before the first mark.
_BEFORE_MARK = 12

_LOOKS = {
    PillKind.OVER: ("alarm-clock", "over"),
    PillKind.FAILED: ("triangle-alert", "over"),
    PillKind.DUE: ("clock", "due"),
    PillKind.LEFT: ("clock", "waiting"),
    PillKind.STOPPED: ("ban", "waiting"),
    PillKind.SNOOZED: ("bell-off", "waiting"),
    PillKind.DONE: ("check", "ok"),
    PillKind.BOOKED: ("check", "ok"),
    PillKind.CLOSED: ("circle-x", "waiting"),
    PillKind.WAITING: ("moon", "waiting"),
}


@dataclass(frozen=True, slots=True)
class Tag:
    """A pill: an icon's name, a tone of the theme, words. ``spoken``: what is said instead."""

    icon: str
    tone: str
    text: str
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """All that a row shows. ``leads``: what stands before the last line, words and tone of each.
    ``when``: in the place of the owner. ``call``: the words of the call-back button that stands for
    the pill, "" for none. ``title_marks``, ``line_marks``: where a search found its words."""

    title: str
    initials: str
    pill: Tag
    line: str
    leads: tuple[Lead, ...] = ()
    unread: int = 0
    owner: str = ""
    when: str = ""
    call: str = ""
    title_marks: marks.Spans = ()
    line_marks: marks.Spans = ()


class RowWords(QObject):
    """Puts rows into words. ``typed``: what is searched for, "" for nothing."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.typed = ""

    @property
    def language(self) -> str:
        """The language of the desk: en or es."""
        settings = self._bridge.settings()
        return settings.screen_language

    def pill(self, item: Item) -> Pill:
        """What matters most about it now."""
        return inbox.pill(item.row.thread, self._bridge.now())

    def face(self, item: Item) -> Face:
        """What the row shows at this moment."""
        thread = item.row.thread
        title = links.visible(thread.name) or say.number(thread.number)
        leads, line = self._line(item)
        return Face(
            title=title,
            initials=say.initials(thread.name),
            pill=self._tag(self.pill(item), thread),
            line=line,
            leads=leads,
            unread=0 if item.message_id else thread.unread,
            owner=self._owner(thread.owner),
            when=self._brief(item.found_at) if item.found_at else "",
            call=self.call(item),
            title_marks=marks.spans(title, self.typed) if self.typed else (),
            line_marks=marks.spans(line, self.typed) if self.typed else (),
        )

    def spoken(self, item: Item) -> str:
        """The row as a screen reader says it: who, how it stands, what is new, the last line."""
        face = self.face(item)
        parts = [face.title, face.call or face.pill.spoken or face.pill.text]
        if face.unread:
            parts.append(self.tr("%n unread", "", face.unread))
        if line := " ".join([*(lead for lead, _ in face.leads), face.line]).strip():
            parts.append(line)
        if face.when:
            parts.append(face.when)
        elif face.owner:
            parts.append(self.tr("with {owner}").replace("{owner}", face.owner))
        return ", ".join(parts)

    def call(self, item: Item) -> str:
        """The words of its call-back button, "" where it has none."""
        return self.tr("Call back") if item.row.callback and not item.gone else ""

    def explained(self, item: Item) -> str:
        """The whole of what a row in the call-back list only begins to say."""
        return item.row.callback.explanation if item.row.callback else ""

    # --- the last line ---

    def _line(self, item: Item) -> tuple[tuple[Lead, ...], str]:
        """What leads the line, and the line."""
        row = item.row
        if item.found:
            return (), self._found(_plain(item.found))
        if row.callback is not None:
            return (), self._missed(row.callback)
        whose, line = self._last(row)
        urgent = row.thread.urgent and row.thread.done_at is None
        leads = [(self.tr("Urgent?"), "over")] if urgent else []
        if whose:
            leads.append((whose, "due" if row.draft else "muted"))
        return tuple(leads), line

    def _last(self, row: InboxRow) -> tuple[str, str]:
        """Whose words the last line shows, "" for the lead's, and the words."""
        if row.draft:
            return self.tr("Draft:"), _plain(row.draft)
        line = _plain(row.thread.last_text)
        match row.thread.last_kind:
            case MessageKind.CALL:
                line = line or self.tr("Missed call")
            case MessageKind.LEAD:
                line = line or self.tr("Picture or file")
            case MessageKind.AUTO:
                return self.tr("Automatic:"), line
            case MessageKind.NOTE:
                return self.tr("Note:"), line
            case MessageKind.STAFF:
                author = self._owner(row.author) or self.tr("Office")
                return f"{author}:", line
        return "", line

    def _found(self, text: str) -> str:
        """The part of a found text that shows what was found."""
        spans = marks.spans(text, self.typed)
        start = spans[0][0] - _BEFORE_MARK if spans else 0
        if start <= 0:
            return text[:_LONGEST_LINE]
        word = text.find(" ", start, spans[0][0])
        return "…" + text[word + 1 if word >= 0 else start :][:_LONGEST_LINE]

    def _missed(self, entry: CallbackEntry) -> str:
        when = self._when(entry.missed_at)
        if entry.calls > 1:
            calls = self.tr("%n call(s)", "", entry.calls)
            when = f"{when} ({calls})"
        # What was decided stands in the list's name; here only why.
        _, _, why = entry.explanation.partition(": ")
        return f"{when} · {_plain(why or entry.explanation)}"

    # --- the rest ---

    def _tag(self, pill: Pill, thread: Thread) -> Tag:
        icon, tone = _LOOKS[pill.kind]
        text = self._pill_text(pill, thread)
        snoozed = self.tr("Snoozed") if pill.kind is PillKind.SNOOZED else ""
        return Tag(icon, tone, text, spoken=f"{snoozed}: {text}" if snoozed else "")

    def _pill_text(self, pill: Pill, thread: Thread) -> str:
        match pill.kind:
            case PillKind.OVER | PillKind.DUE | PillKind.LEFT:
                return self._clock(thread)
            case PillKind.FAILED:
                return self.tr("Not delivered")
            case PillKind.STOPPED:
                return self.tr("Opted out")
            case PillKind.SNOOZED:
                return self._snoozed(thread.snoozed_until)
            case PillKind.BOOKED:
                return self.tr("Booked")
            case PillKind.CLOSED:
                wrong = thread.status is ThreadStatus.WRONG_NUMBER
                return self.tr("Wrong number") if wrong else self.tr("Not a fit")
            case PillKind.DONE:
                return self.tr("Done")
            case PillKind.WAITING:
                return self.tr("Waiting on them")

    def _clock(self, thread: Thread) -> str:
        now = self._bridge.now()
        return say.until(thread.due_at or now, now, self.language)

    def _snoozed(self, until: datetime | None) -> str:
        if until is None or until >= UNTIL_THEY_REPLY:
            return self.tr("Until they reply")
        return self.tr("Until {time}").replace("{time}", self._brief(until))

    def _owner(self, name: str) -> str:
        return self.tr("You") if name and name == self._bridge.staff else links.visible(name)

    def _when(self, at: datetime) -> str:
        return say.when(at, self._bridge.zone, self._bridge.now(), self.language)

    def _brief(self, at: datetime) -> str:
        return say.brief(at, self._bridge.zone, self._bridge.now(), self.language)


def _plain(text: str) -> str:
    """Somebody's words as one line that only can be read."""
    return links.readable(" ".join(text[: 8 * _LONGEST_LINE].split()))
