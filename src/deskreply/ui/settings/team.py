"""Who works here, and what concerns several people at once."""

from __future__ import annotations

from collections.abc import Mapping

from deskreply.ui.privacy.team import Team
from deskreply.ui.settings.page import Page, Place
from deskreply.ui.settings.rows import Words


class TeamPage(Page):
    """The people with their PINs, which of them is at this desk, and claims."""

    NAME, ICON = "team", "users"
    KEYS = ("office.staff",)

    def title(self) -> str:
        return self.tr("Team")

    def line(self) -> str:
        return self.tr("Who did what is kept. A PIN opens the screen when it is locked.")

    def build(self) -> None:
        self.section("people")
        self._team = Team(self.bridge, self.around.machine)
        self.column.addWidget(self._team)
        self.section("work")
        self.number("desk.claim_minutes", "user-check")

    def places(self) -> list[Place]:
        people, more = self.tr("People"), self.tr("Name, PIN, who is at this desk")
        return [Place(f"{people}\n{more}", self._team), *super().places()]

    def words(self) -> Mapping[str, Words]:
        return {
            "people": Words(self.tr("People")),
            "work": Words(self.tr("At work")),
            "desk.claim_minutes": Words(
                self.tr("Free a conversation again"),
                self.tr("After so long without work on it, by whoever took it. 0: never."),
                self.tr("minutes"),
            ),
        }
