"""The window's words: every one is translated, and a language is put on while the window stands."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from deskreply.ui import kit, strings

UI = Path(strings.__file__).parents[1]
FILES = {
    language: Path(strings.__file__).parent / f"deskreply_{language}.ts"
    for language in strings.LANGUAGES
}
FIELD = re.compile(r"\{\w*\}|%n")


@dataclass(frozen=True)
class Said:
    """One thing the sources say, as Qt will look it up."""

    context: str
    source: str
    comment: str = ""
    counted: bool = False


def said(tree: ast.AST, context: str = "") -> Iterator[Said]:
    """Everything that a source says, in the class around it or the context it names."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            yield from _said(node, context)
        inner = node.name if isinstance(node, ast.ClassDef) else context
        yield from said(node, inner)


def _said(call: ast.Call, context: str) -> Iterator[Said]:
    called = ast.unparse(call.func)
    words = [_literal(word) for word in call.args]
    if called in ("QCoreApplication.translate", "QT_TRANSLATE_NOOP"):
        # The words of a variable are marked where they are written.
        context, words = words[0], words[1:]
    elif not called.endswith(".tr"):
        return
    if words[0]:
        counted = len(words) > 2 or any(word.arg == "n" for word in call.keywords)
        yield Said(context, words[0], words[1] if len(words) > 1 else "", counted)


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def everything_said() -> set[Said]:
    return {
        one
        for path in UI.rglob("*.py")
        for one in said(ast.parse(path.read_text(encoding="utf-8")))
    }


# A word in a variable, and a word said through a function of one's own.
HIDDEN = re.compile(r"""\.tr\((?!\s*["'])|QCoreApplication\.translate\([\w"']+, (?!["'])""")
WRAPPED = re.compile(r"""(?<![.\w])_?tr\(\s*["']""")
# `make strings` does not look into the fields of an f-string.
BURIED = re.compile(r"""\{self\.tr\(""")


def test_every_word_is_where_it_is_looked_for() -> None:
    lost = set()
    for path in UI.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        marked = "QT_TRANSLATE_NOOP" in source
        if (
            BURIED.search(source)
            or WRAPPED.search(source)
            or (HIDDEN.search(source) and not marked)
        ):
            lost.add(path.name)
    assert not lost, "words go to `self.tr` or `QCoreApplication.translate`, or are marked"


def spoken(language: str) -> strings.Known:
    return strings.read(FILES[language])


def test_everything_is_said_in_spanish() -> None:
    known = spoken("es")
    missing = {
        one for one in everything_said() if (one.context, one.source, one.comment) not in known
    }
    assert not missing, "run `make strings` and translate what is new"


def test_everything_counted_has_its_english_plural() -> None:
    known = spoken("en")
    counted = {one for one in everything_said() if one.counted}
    assert counted
    assert not {one for one in counted if (one.context, one.source, one.comment) not in known}


@pytest.mark.parametrize("language", FILES)
def test_nothing_is_kept_that_nobody_says(language: str) -> None:
    now = {(one.context, one.source, one.comment) for one in everything_said()}
    assert not set(spoken(language)) - now, "run `make strings`"


@pytest.mark.parametrize("language", FILES)
def test_what_is_filled_in_is_in_the_translation_too(language: str) -> None:
    for key, forms in spoken(language).items():
        for form in forms:
            wanted = set(FIELD.findall(key[1]))
            # "1 text" needs no number where the word says it.
            assert set(FIELD.findall(form)) in (wanted, wanted - {"%n"}), (key, form)


@pytest.mark.parametrize("language", FILES)
def test_what_is_counted_has_both_forms(language: str) -> None:
    # Our own file.
    root = ElementTree.parse(FILES[language]).getroot()  # noqa: S314
    for message in root.iter("message"):
        if message.get("numerus") == "yes":
            assert len(message.findall("translation/numerusform")) == 2


def test_spanish_says_usted() -> None:
    familiar = re.compile(r"\b(tú|tu|tus|te|ti|contigo|puedes|quieres|tienes|vos|vosotros)\b", re.I)
    assert not [form for forms in spoken("es").values() for form in forms if familiar.search(form)]


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """Speaks no language yet, and none afterwards."""
    forget(qapp)
    yield qapp
    forget(qapp)


def forget(app: QApplication) -> None:
    for catalogue in app.findChildren(strings.Catalogue):
        app.removeTranslator(catalogue)
        catalogue.setParent(None)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two small languages in the place of the real ones."""
    head = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1"><context>'
    head += "<name>Greeting</name>"
    plural = (
        "<message numerus='yes'><source>%n text(s)</source><translation>{}</translation></message>"
    )
    forms = "<numerusform>%n {}</numerusform><numerusform>%n {}</numerusform>"
    spanish = (
        "<message><source>Good morning</source><translation>Buenos días</translation></message>"
    )
    spanish += "<message><source>Bye</source><translation type='unfinished'/></message>"
    spanish += (
        "<message><source>Old</source><translation type='vanished'>Viejo</translation></message>"
    )
    for language, messages in {
        "en": plural.format(forms.format("text", "texts")),
        "es": spanish + plural.format(forms.format("mensaje", "mensajes")),
    }.items():
        path = tmp_path / f"deskreply_{language}.ts"
        path.write_text(f"{head}{messages}</context></TS>", encoding="utf-8")
    monkeypatch.setattr(strings, "_HERE", tmp_path)


class Greeting(kit.Worded, QWidget):
    """A pane as any other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        QVBoxLayout(self).addWidget(self.label)
        self.retranslate()

    def retranslate(self) -> None:
        self.label.setText(
            "|".join(
                [
                    self.tr("Good morning"),
                    self.tr("Bye"),
                    self.tr("Old"),
                    self.tr("%n text(s)", "", 2),
                ]
            )
        )


class LoudGreeting(Greeting):
    """Speaks its parent's words."""


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize("kind", [Greeting, LoudGreeting])
def test_a_language_reaches_what_is_on_the_screen(
    app: QApplication, qtbot: QtBot, kind: type[Greeting]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    pane = kind(window)
    window.show()
    assert pane.label.text() == "Good morning|Bye|Old|2 text(s)"

    strings.install(app, "es")
    qtbot.waitUntil(lambda: pane.label.text() == "Buenos días|Bye|Old|2 mensajes")
    assert strings.language() == "es"

    strings.install(app, "en")
    qtbot.waitUntil(lambda: pane.label.text() == "Good morning|Bye|Old|2 texts")


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("language", "one", "none", "many"),
    [("en", "1 text", "0 texts", "2 texts"), ("es", "1 mensaje", "0 mensajes", "2 mensajes")],
)
def test_counts_have_their_plural(
    app: QApplication, language: str, one: str, none: str, many: str
) -> None:
    strings.install(app, language)

    for count, words in ((1, one), (0, none), (2, many)):
        assert QCoreApplication.translate("Greeting", "%n text(s)", "", count) == words


@pytest.mark.usefixtures("file")
def test_a_language_that_is_not_spoken_is_english(app: QApplication) -> None:
    strings.install(app, "fr")

    assert strings.language() == "en"
    assert QCoreApplication.translate("Greeting", "Good morning") == "Good morning"


def test_qts_own_words_are_spanish_too(app: QApplication) -> None:
    strings.install(app, "es")
    assert QCoreApplication.translate("QWidgetTextControl", "&Copy") == "&Copiar"
