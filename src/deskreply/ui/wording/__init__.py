"""Writing what missed callers get: used by the settings and by the first run.

``WordingEditor`` with its fields, ``Checks`` of what is missing, ``Counter`` of its length,
``TextBubble`` as it arrives.
"""

from deskreply.ui.wording.bubble import TextBubble
from deskreply.ui.wording.checks import Checks
from deskreply.ui.wording.counter import Counter
from deskreply.ui.wording.editor import WordingEditor
from deskreply.ui.wording.names import slot_title, wording_title

__all__ = ["Checks", "Counter", "TextBubble", "WordingEditor", "slot_title", "wording_title"]
