"""The pages of the settings, in their order."""

from __future__ import annotations

from deskreply.ui.settings.about import AboutPage
from deskreply.ui.settings.access import AccessPage
from deskreply.ui.settings.alerts import AlertsPage
from deskreply.ui.settings.connection import ConnectionPage
from deskreply.ui.settings.data import DataPage
from deskreply.ui.settings.hours import HoursPage
from deskreply.ui.settings.office import OfficePage
from deskreply.ui.settings.page import Page
from deskreply.ui.settings.saved import RepliesPage
from deskreply.ui.settings.team import TeamPage
from deskreply.ui.settings.wording import WordingPage

PAGES: tuple[type[Page], ...] = (
    OfficePage,
    HoursPage,
    WordingPage,
    RepliesPage,
    AlertsPage,
    TeamPage,
    ConnectionPage,
    DataPage,
    AccessPage,
    AboutPage,
)
