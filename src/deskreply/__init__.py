"""DeskReply: texts back missed callers and brings their replies to the front desk."""

__version__ = "0.1.0"
