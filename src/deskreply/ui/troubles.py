"""What is in the way on this PC, in the language of whoever sits at it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from deskreply.domain.errors import KeyringLocked, NoKeyring, UserError


def sentence(error: UserError) -> str:
    """What is wrong, then what to do. What only who set up this PC may meet is said in English."""
    match error:
        case KeyringLocked():
            return QCoreApplication.translate(
                "Troubles",
                "This PC's key store is locked. Unlock it (sign in again, or open its password "
                "manager), then try again.",
            )
        case NoKeyring():
            return QCoreApplication.translate(
                "Troubles",
                "This PC has no key store yet. Install GNOME Keyring or KWallet and unlock it, "
                "then try again.",
            )
    return str(error)
