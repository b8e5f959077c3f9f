"""What slots and wordings are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def slot_title(slot: str) -> str:
    """When a wording is sent."""
    return {
        "open": QCoreApplication.translate("Wordings", "Open hours"),
        "after-hours": QCoreApplication.translate("Wordings", "After hours"),
        "holiday": QCoreApplication.translate("Wordings", "Holiday or closed day"),
        "all-busy": QCoreApplication.translate("Wordings", "All lines busy"),
        "existing": QCoreApplication.translate("Wordings", "Known patients"),
        "booking": QCoreApplication.translate("Wordings", "With a booking link"),
        "follow-up": QCoreApplication.translate("Wordings", "Follow-up"),
    }[slot]


def wording_title(name: str) -> str:
    """What a wording is called: those that DeskReply comes with in the screen's language, the
    office's own as they were named."""
    known = {
        "within-the-hour": QCoreApplication.translate("Wordings", "Reply within the hour"),
        "within-30-minutes": QCoreApplication.translate("Wordings", "Reply within 30 minutes"),
        "warm": QCoreApplication.translate("Wordings", "Warm, with service and area"),
        "after-hours": QCoreApplication.translate("Wordings", "After hours"),
        "holiday": QCoreApplication.translate("Wordings", "Holiday"),
        "all-busy": QCoreApplication.translate("Wordings", "All lines busy"),
        "existing": QCoreApplication.translate("Wordings", "Known patients"),
        "booking-link": QCoreApplication.translate("Wordings", "Booking link"),
        "follow-up": QCoreApplication.translate("Wordings", "Follow-up"),
    }
    own = name.replace("-", " ")
    return known.get(name) or own[:1].upper() + own[1:]
