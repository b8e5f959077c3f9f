"""Time zones by the names that people know."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def places() -> dict[str, str]:
    """Where offices are, with the name that people give to the clock there."""
    return {
        "America/New_York": QCoreApplication.translate("Zones", "New York (Eastern)"),
        "America/Chicago": QCoreApplication.translate("Zones", "Chicago (Central)"),
        "America/Denver": QCoreApplication.translate("Zones", "Denver (Mountain)"),
        "America/Phoenix": QCoreApplication.translate("Zones", "Phoenix (Arizona)"),
        "America/Los_Angeles": QCoreApplication.translate("Zones", "Los Angeles (Pacific)"),
        "America/Anchorage": QCoreApplication.translate("Zones", "Anchorage (Alaska)"),
        "Pacific/Honolulu": QCoreApplication.translate("Zones", "Honolulu (Hawaii)"),
        "America/Puerto_Rico": QCoreApplication.translate("Zones", "San Juan (Puerto Rico)"),
        "Pacific/Guam": QCoreApplication.translate("Zones", "Guam"),
    }


def place(zone: str) -> str:
    """A time zone by its best-known city."""
    return places().get(zone) or zone.rpartition("/")[2].replace("_", " ")
