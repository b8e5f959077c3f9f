"""Alerts at the desk: by the desktop's notifications, the tray's balloon or our own card. What the
bell opens is in ``alerts.recent``, to be imported when it is."""

from deskreply.ui.alerts.alerts import Alerts

__all__ = ["Alerts"]
