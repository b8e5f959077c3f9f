"""Health in words: what is wrong in two or three of them, and the one button that helps."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from deskreply.domain.health import Finding, Health, Level, Word
from deskreply.settings import Settings
from deskreply.ui.kit import Banner, Worded

# Where systems that have such an address set their clock.
CLOCKS = {
    "win32": "ms-settings:dateandtime",
    "darwin": "x-apple.systempreferences:com.apple.preference.datetime",
}


class Remedy(StrEnum):
    """What helps. ``CHECK``: the check-up, which names the cause. ``KEY``: enter the provider's key
    again. ``TRACKER``: where the sender's registration stands. ``CLOCK``: the system's clock.
    ``FOLDER``: see what fills the disk. ``BACKUP``: make one now. ``RESTART``: start the app anew.
    ``TURN_ON``: text missed callers again."""

    CHECK = "check"
    KEY = "key"
    TRACKER = "tracker"
    CLOCK = "clock"
    FOLDER = "folder"
    BACKUP = "backup"
    RESTART = "restart"
    TURN_ON = "turn-on"


_REMEDIES = {
    Word.NOT_RUNNING: Remedy.RESTART,
    Word.NOT_POLLING: Remedy.CHECK,
    Word.CREDENTIALS_DEAD: Remedy.KEY,
    Word.NOT_PERMITTED: Remedy.KEY,
    Word.SENDER_BLOCKED: Remedy.TRACKER,
    Word.SENDER_REFUSED: Remedy.KEY,
    Word.OUTBOX_STUCK: Remedy.CHECK,
    Word.CLOCK_WRONG: Remedy.CLOCK,
    Word.DATABASE: Remedy.RESTART,
    Word.DISK_NEARLY_FULL: Remedy.FOLDER,
    Word.BACKUP_FAILED: Remedy.BACKUP,
    Word.DUTY_FAILING: Remedy.RESTART,
    Word.DUTY_HANGING: Remedy.RESTART,
    Word.SETTINGS_BROKEN: Remedy.CHECK,
}


def remedy(finding: Finding) -> Remedy:
    """What helps against it."""
    return _REMEDIES[finding.word]


def button(what: Remedy) -> str:
    """The words on the button that does it."""
    match what:
        case Remedy.CHECK:
            return QCoreApplication.translate("Remedies", "Find the cause")
        case Remedy.KEY:
            return QCoreApplication.translate("Remedies", "Enter the key again")
        case Remedy.TRACKER:
            return QCoreApplication.translate("Remedies", "Open approval tracker")
        case Remedy.CLOCK:
            return QCoreApplication.translate("Remedies", "Set the clock")
        case Remedy.FOLDER:
            return QCoreApplication.translate("Remedies", "Show the folder")
        case Remedy.BACKUP:
            return QCoreApplication.translate("Remedies", "Back up now")
        case Remedy.RESTART:
            return QCoreApplication.translate("Remedies", "Restart DeskReply")
        case Remedy.TURN_ON:
            return QCoreApplication.translate("Remedies", "Turn on")


def short(word: Word) -> str:
    """What is wrong, for places with room for two or three words."""
    match word:
        case Word.NOT_RUNNING:
            return QCoreApplication.translate("HealthBar", "Not running")
        case Word.NOT_POLLING:
            return QCoreApplication.translate("HealthBar", "Not connected")
        case Word.CREDENTIALS_DEAD:
            return QCoreApplication.translate("HealthBar", "Key refused")
        case Word.NOT_PERMITTED:
            return QCoreApplication.translate("HealthBar", "Permission missing")
        case Word.SENDER_BLOCKED | Word.SENDER_REFUSED:
            return QCoreApplication.translate("HealthBar", "Sending refused")
        case Word.OUTBOX_STUCK:
            return QCoreApplication.translate("HealthBar", "A text is stuck")
        case Word.CLOCK_WRONG:
            return QCoreApplication.translate("HealthBar", "Wrong clock")
        case Word.DATABASE:
            return QCoreApplication.translate("HealthBar", "Database trouble")
        case Word.DISK_NEARLY_FULL:
            return QCoreApplication.translate("HealthBar", "Disk nearly full")
        case Word.BACKUP_FAILED:
            return QCoreApplication.translate("HealthBar", "No backup")
        case Word.DUTY_FAILING | Word.DUTY_HANGING:
            return QCoreApplication.translate("HealthBar", "Trying again")
        case Word.SETTINGS_BROKEN:
            return QCoreApplication.translate("HealthBar", "Settings unreadable")


def open_clock(platform: str) -> bool:
    """Open the system's clock settings; False where there is no way there from here.
    ``platform``: as ``sys.platform``."""
    address = CLOCKS.get(platform, "")
    return bool(address) and QDesktopServices.openUrl(QUrl(address))


class HealthBanner(Worded, Banner):
    """Across the top of the window: the most serious thing that is wrong, or that nobody is texted
    because it was switched off. Not there while all is well."""

    wanted = Signal(object)
    """The Remedy whose button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._health = Health()
        self._settings: Settings | None = None
        self._remedy = Remedy.CHECK
        self.acted.connect(lambda: self.wanted.emit(self._remedy))
        self.setVisible(False)

    def show_health(self, health: Health, settings: Settings) -> None:
        """Say how it is now."""
        self._health, self._settings = health, settings
        self.retranslate()

    def retranslate(self) -> None:
        settings = self._settings
        worst = self._health.findings[0] if self._health.findings else None
        if settings is None or (worst is None and settings.enabled):
            self.setVisible(False)
            return
        if worst is None:
            self._remedy = Remedy.TURN_ON
            words = self.tr("Auto-text is off: missed callers are not texted back.")
            icon, tone = "pause", "due"
        else:
            self._remedy = remedy(worst)
            language = settings.screen_language
            words = f"{worst.sentence(language)} {worst.advice(language)}"
            icon = "triangle-alert"
            tone = "over" if worst.level is Level.BAD else "due"
        self.show_words(words, icon=icon, tone=tone, action=button(self._remedy))
        self.setVisible(True)
