"""The words of the window in other languages, read from Qt Linguist's files as they are.

Source strings are English. ``install`` puts a language on the application, at any time: every
widget hears of it by ``QEvent.LanguageChange``. ``make strings`` brings the files up to date with
the sources; they are edited by hand or with Qt Linguist.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HERE = Path(__file__).parent
LANGUAGES = ("en", "es")

# By context, source text and disambiguation: the translation, one form or two (one, many).
Known = dict[tuple[str, str, str], tuple[str, ...]]


class Catalogue(QTranslator):
    """One language's translations. What it does not have is said in the source's words.

    ``load`` gives it the words of Qt's own, such as those of a field's context menu.
    """

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._known = read(_HERE / f"deskreply_{name}.ts")
        self._counted = {key[1:]: forms for key, forms in self._known.items() if len(forms) > 1}
        self.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))

    def isEmpty(self) -> bool:
        # An empty one would be put on without anybody hearing of it.
        return False

    def translate(
        self,
        context: str | bytes,
        sourceText: str | bytes,
        disambiguation: str | bytes | None = None,
        n: int = -1,
    ) -> str:
        said = (_text(sourceText), _text(disambiguation))
        forms = self._known.get((_text(context), *said))
        if forms is None and n >= 0:
            # `tr` asks for a subclass first and takes any answer: the number is filled in by then,
            # so that even the source's words look translated.
            forms = self._counted.get(said)
        if forms is None:
            # The application takes None, and only that, for "look further".
            found = super().translate(_text(context), *said, n)
            return found or None  # type: ignore[return-value]
        # Both languages have the same rule.
        return forms[0] if n == 1 or len(forms) == 1 else forms[1]


def install(app: QCoreApplication, language: str) -> None:
    """Say everything in ``language`` ("en", "es") from now on; English for any other."""
    name = language if language in LANGUAGES else "en"
    former = app.findChild(Catalogue)
    if former is not None:
        if former.name == name:
            return
        app.removeTranslator(former)
        former.setParent(None)
        former.deleteLater()
    app.installTranslator(Catalogue(name, app))


def language() -> str:
    """The language that is on: "en" or "es"."""
    app = QCoreApplication.instance()
    found = app.findChild(Catalogue) if app else None
    return found.name if found else "en"


@cache
def read(path: Path) -> Known:
    """The finished translations of a .ts file; a file that is not there has none."""
    # The icon in the tray does not wait for it.
    from xml.etree import ElementTree

    known: Known = {}
    if not path.is_file():
        return known
    # Our own file, from our own package.
    for context in ElementTree.parse(path).getroot().iter("context"):  # noqa: S314
        name = context.findtext("name", "")
        for message in context.iter("message"):
            forms = _forms(message)
            if all(forms):
                key = (name, message.findtext("source", ""), message.findtext("comment", ""))
                known[key] = forms
    return known


def _forms(message: Element) -> tuple[str, ...]:
    translation = message.find("translation")
    if translation is None or translation.get("type") in ("vanished", "obsolete"):
        return ("",)
    numbered = tuple(form.text or "" for form in translation.iter("numerusform"))
    return numbered or (translation.text or "",)


def _text(given: str | bytes | None) -> str:
    return given.decode() if isinstance(given, bytes) else given or ""
