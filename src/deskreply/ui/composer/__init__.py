"""What one writes with: editor, saved replies, notes, drafts, guards, undo, texts for later."""

from deskreply.ui.composer.composer import Composer

__all__ = ["Composer"]
