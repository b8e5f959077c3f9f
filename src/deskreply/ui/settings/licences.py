"""The free software that is in DeskReply, and under which terms."""

from __future__ import annotations

import re
from importlib import metadata

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskreply.ui import kit
from deskreply.ui.contact.scroll import Scroll

_HEIGHT = 320
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_TOLD = "License :: OSI Approved :: "
# What comes without a note of its own that Python could read.
BESIDE = (
    ("Python", "PSF-2.0"),
    ("Qt", "LGPL-3.0"),
    ("Inter", "OFL-1.1"),
    ("Lucide", "ISC"),
)


def used() -> list[tuple[str, str]]:
    """Name and licence of all there is, by name."""
    found = dict(BESIDE)
    try:
        required = metadata.requires("deskreply") or []
    except metadata.PackageNotFoundError:
        required = []
    for requirement in required:
        name = _NAME.match(requirement)
        if name is not None and "extra ==" not in requirement:
            try:
                told = metadata.metadata(name[0])
            except metadata.PackageNotFoundError:
                continue
            found[told["Name"]] = _licence(told)
    return sorted(found.items(), key=lambda pair: pair[0].lower())


def _licence(told: metadata.PackageMetadata) -> str:
    for field in ("License-Expression", "License"):
        if field in told:
            return str(told[field]).partition("\n")[0]
    classified = told.get_all("Classifier") or []
    return ", ".join(str(each)[len(_TOLD) :] for each in classified if str(each).startswith(_TOLD))


class Licences(kit.Dialog):
    """A list that scrolls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("Licences", "Licences"),
            QCoreApplication.translate(
                "Licences",
                "DeskReply is made with this free software. Its licences come with it; the names "
                "below say which.",
            ),
            confirm=QCoreApplication.translate("Licences", "Close"),
            parent=parent,
        )
        self.cancel.hide()
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, self.theme.px(16), 0)
        for name, licence in used():
            column.addWidget(kit.Label(name, size=13, weight=600))
            column.addWidget(kit.Label(licence, size=13, ink="muted", wrap=True))
        scroll = Scroll(shown)
        scroll.setFixedHeight(self.theme.px(_HEIGHT))
        self.body.addWidget(scroll)
