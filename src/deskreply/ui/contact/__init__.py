"""The contact card: who it is, what the office says of them, what has happened with them."""

from deskreply.ui.contact.card import ContactCard

__all__ = ["ContactCard"]
