"""What is done with a conversation besides writing: done, snooze, call back, whose it is."""

from deskreply.ui.work.callback import call_back
from deskreply.ui.work.done import done_menu
from deskreply.ui.work.snooze import snooze_menu

__all__ = ["call_back", "done_menu", "snooze_menu"]
