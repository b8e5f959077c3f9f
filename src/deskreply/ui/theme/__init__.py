"""Colours, type and icons: the look of every widget, in light and dark and at every text size.

``install`` puts a ``Theme`` on the application; ``current`` is the one that is on. Sizes given to a
theme are those of the design at 100 %; it scales them.
"""

from deskreply.ui.theme.theme import Mode, Theme, current, install
from deskreply.ui.theme.tokens import DARK, LIGHT, Tokens

__all__ = ["DARK", "LIGHT", "Mode", "Theme", "Tokens", "current", "install"]
