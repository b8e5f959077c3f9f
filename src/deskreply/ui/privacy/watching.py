"""Which way of hearing of the session fits this PC."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget

from deskreply.ui.privacy.session import Session


def watch(window: QWidget) -> Session:
    """``window``: a window of the app, for systems that tell windows. Where the system tells
    nothing, the signals never come."""
    if sys.platform == "win32":
        from deskreply.ui.privacy.windows import WindowsSession

        return WindowsSession(window)
    if sys.platform == "darwin":
        from deskreply.ui.privacy.mac import MacSession

        return MacSession(window)
    from deskreply.ui.privacy.linux import LinuxSession

    return LinuxSession(window)
