"""How the window looks: theme, text size and language, changed at once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from deskreply.settings.kinds import Json
from deskreply.ui.bridge import Bridge
from deskreply.ui.kit import FieldLabel, Popup, Select

_WIDTH = 240
SCALES = (90, 100, 110, 125, 150)


class Appearance(Popup):
    """A pop-up with three choices. Each is kept at once."""

    def __init__(self, bridge: Bridge, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._bridge = bridge
        settings = bridge.settings()
        self._choice(
            self.tr("Theme"),
            "desk.theme",
            {
                "system": self.tr("As the system"),
                "light": self.tr("Light"),
                "dark": self.tr("Dark"),
            },
            settings.desk_theme,
        )
        self._choice(
            self.tr("Text size"),
            "desk.scale",
            {scale: f"{scale} %" for scale in SCALES},
            settings.desk_scale,
        )
        self._choice(
            self.tr("Language"),
            "desk.language",
            {"en": "English", "es": "Español"},
            settings.screen_language,
        )
        self.body.setSpacing(self.theme.px(4))

    def open(self) -> None:
        """Show it beside what opened it."""
        self.open_at(above=True, width=self.theme.px(_WIDTH))

    def _choice(self, title: str, key: str, choices: dict[Json, str], chosen: Json) -> None:
        box = Select(title)
        for value, words in choices.items():
            box.addItem(words, value)
        if chosen not in choices:
            box.addItem(f"{chosen} %", chosen)
        box.setCurrentIndex(box.findData(chosen))
        box.activated.connect(lambda: self._bridge.save_setting(key, box.currentData()))
        self.body.addWidget(FieldLabel(title, box))
        self.body.addWidget(box)
