"""How the screen looks and what it speaks."""

from __future__ import annotations

from collections.abc import Mapping

from deskreply.settings.kinds import Json
from deskreply.ui.help import Help
from deskreply.ui.settings.page import Page
from deskreply.ui.settings.rows import Words

SCALES = (90, 100, 110, 125, 150)


class AccessPage(Page):
    """Theme, size, language; the order of the list; keys."""

    NAME, ICON = "access", "accessibility"

    def title(self) -> str:
        return self.tr("Access")

    def line(self) -> str:
        return self.tr("How this screen looks and what it speaks. Other desks have their own.")

    def build(self) -> None:
        self.section("look")
        self.select("desk.theme", "sun-moon")
        self.select("desk.scale", "a-large-small")
        self.select("desk.language", "languages")
        self.section("work")
        self.select("desk.sort", "arrow-up-down")
        self.number("desk.undo_seconds", "undo-2")
        self.section("keys")
        keys = self.button("shortcuts", "keyboard")
        keys.button.clicked.connect(lambda: Help(self.window()).open())

    def words(self) -> Mapping[str, Words]:
        return {
            "look": Words(self.tr("Look")),
            "desk.theme": Words(
                self.tr("Theme"),
                self.tr("Dark is easier on the eyes in a dark room."),
                choices={
                    "system": self.tr("As the system"),
                    "light": self.tr("Light"),
                    "dark": self.tr("Dark"),
                },
            ),
            "desk.scale": Words(
                self.tr("Text size"),
                self.tr("Of everything in DeskReply's windows."),
                choices=self._scales(),
            ),
            "desk.language": Words(
                self.tr("Language of the screen"),
                self.tr("What callers are written in is another matter."),
                choices={
                    "": self.tr("As the texts"),
                    "en": "English",
                    "es": "Español",
                },
            ),
            "work": Words(self.tr("At work")),
            "desk.sort": Words(
                self.tr("Order of the inbox"),
                self.tr("It stands still while you point at the list."),
                choices={
                    "deadline": self.tr("Soonest deadline"),
                    "newest": self.tr("Newest first"),
                    "longest": self.tr("Longest waiting"),
                },
            ),
            "desk.undo_seconds": Words(
                self.tr("Time to undo a text"),
                self.tr("A text you send leaves after these seconds. 0: at once."),
                self.tr("seconds"),
            ),
            "keys": Words(self.tr("Keyboard")),
            "shortcuts": Words(
                self.tr("Keyboard shortcuts"),
                self.tr("Everything in DeskReply works without a mouse."),
                self.tr("Show them"),
            ),
        }

    def _scales(self) -> dict[Json, str]:
        return {scale: f"{scale} %" for scale in SCALES}
