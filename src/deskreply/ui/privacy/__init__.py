"""Patient details out of sight: by hand, when nobody is there, when the PC locks; and the PIN."""

from deskreply.ui.privacy.cover import TELLS_NOTHING
from deskreply.ui.privacy.privacy import Privacy

__all__ = ["TELLS_NOTHING", "Privacy"]
