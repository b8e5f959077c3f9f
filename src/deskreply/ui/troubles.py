"""What went wrong, in the language of whoever sits at the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from deskreply.domain.errors import (
    KeyringLocked,
    NoCredentials,
    NoKeyring,
    ProviderError,
    UserError,
    provider_sentence,
)
from deskreply.ui import strings


def sentence(error: UserError | ProviderError) -> str:
    """What is wrong, then what to do. For the window's thread alone."""
    match error:
        case ProviderError():
            return provider_sentence(error, strings.language())
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
        case NoCredentials():
            return QCoreApplication.translate(
                "Troubles",
                "The phone provider's key is not on this PC any more, so missed callers are not "
                "texted. Paste it again; nothing is lost.",
            )
    said = error.said(strings.language())
    # A setting's key or a path is written as it is.
    return said[:1].upper() + said[1:] if said.partition(" ")[0].isalpha() else said
