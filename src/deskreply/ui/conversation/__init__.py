"""The conversation with one lead: who they are, what was said and called, what is to be done."""

from deskreply.ui.conversation.pane import ConversationPane

__all__ = ["ConversationPane"]
