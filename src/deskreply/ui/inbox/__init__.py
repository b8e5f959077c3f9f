"""The inbox at the left of the window."""

from deskreply.ui.inbox.panel import InboxPanel

__all__ = ["InboxPanel"]
