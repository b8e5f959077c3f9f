"""The icon beside the clock. Quick to import, for it is on the screen before anything else: what
keeps it true is in ``tray.desk``, to be imported later."""

from deskreply.ui.tray.state import Shape, TrayState, UrgentRow
from deskreply.ui.tray.tray import Tray

__all__ = ["Shape", "Tray", "TrayState", "UrgentRow"]
