"""What a PC may do with an app that is to be there all day."""

from __future__ import annotations

from enum import StrEnum


class AutostartState(StrEnum):
    """Whether the app starts when this person signs in. ``BLOCKED``: it is entered, but switched
    off in the system's own list."""

    ON = "on"
    OFF = "off"
    BLOCKED = "blocked"


class Awake(StrEnum):
    """What is done about sleep. ``ON_BATTERY``: nothing, until the PC is plugged in.
    ``CANNOT``: this system does not offer it."""

    NO = "no"
    YES = "yes"
    ON_BATTERY = "on-battery"
    CANNOT = "cannot"
