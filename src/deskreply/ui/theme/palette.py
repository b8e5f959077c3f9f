"""The whole of Qt's palette in our colours, so that nothing of the platform's shows through."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from deskreply.ui.theme.tokens import Tokens

_GROUPS = (
    QPalette.ColorGroup.Active,
    QPalette.ColorGroup.Inactive,
    QPalette.ColorGroup.Disabled,
)


def palette(tokens: Tokens) -> QPalette:
    """Every role in every group; what is disabled has its words in the muted colour."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.bg,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_brand,
        role.Light: tokens.surface,
        role.Midlight: tokens.sunken,
        role.Mid: tokens.divider,
        role.Dark: tokens.outline,
        role.Shadow: tokens.outline,
        role.Highlight: tokens.brand,
        role.HighlightedText: tokens.on_brand,
        role.Link: tokens.brand,
        role.LinkVisited: tokens.brand,
        role.Accent: tokens.brand,
    }
    made = QPalette()
    for group in _GROUPS:
        for which, colour in colours.items():
            made.setColor(group, which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText, role.ToolTipText):
        made.setColor(QPalette.ColorGroup.Disabled, which, tokens.muted)
    return made
