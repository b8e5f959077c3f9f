"""Nothing that somebody wrote is read as anything but words."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMessageBox,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QToolTip,
    QWidget,
)

import deskreply.ui
from deskreply.ui import guard
from tests.ui import hostile

TEXTS = hostile.strings("/home/desk/secret.png", "tracker.invalid")
# What would have words read as markup, or fetch what they name.
FORBIDDEN = {
    "setHtml", "insertHtml", "setMarkdown", "insertMarkdown", "RichText", "MarkdownText",
    "AutoText", "QTextBrowser", "QErrorMessage", "QSplashScreen", "QWhatsThis", "QWizard",
    "setWhatsThis", "setOpenExternalLinks",
}  # fmt: skip


@pytest.fixture(autouse=True)
def guarded(qapp: QApplication) -> Iterator[None]:
    filtering = guard.install(qapp)
    yield
    qapp.removeEventFilter(filtering)
    filtering.deleteLater()


def test_there_are_enough_of_them() -> None:
    assert len(set(TEXTS)) >= 40


@pytest.mark.parametrize("text", TEXTS)
def test_a_label_is_as_wide_as_its_signs(text: str) -> None:
    """As soon as Qt reads it as markup, it takes another room."""
    shown = QLabel(text)
    shown.ensurePolished()
    plain = QLabel()
    plain.setTextFormat(Qt.TextFormat.PlainText)
    plain.setText(text)
    assert shown.textFormat() == Qt.TextFormat.PlainText
    assert shown.sizeHint() == plain.sizeHint()
    assert shown.text() == text
    if "\n" not in text and text.isprintable() and len(text) < 200:
        assert shown.sizeHint().width() >= QFontMetrics(shown.font()).horizontalAdvance(text) - 2


def test_tool_tips_message_boxes_and_the_labels_within() -> None:
    over = QWidget()
    over.show()
    box = QMessageBox(over)
    for text in TEXTS:
        box.setText(text)
        box.setInformativeText(text)
        box.show()
        QTest.qWait(0)
        QToolTip.showText(QPoint(1, 1), text, over)
        found = [each for each in QApplication.allWidgets() if isinstance(each, QLabel)]
        assert any(each.metaObject().className() == "QTipLabel" for each in found)
        formats = {each.textFormat() for each in found if each.isVisible() and each.text()}
        assert formats == {Qt.TextFormat.PlainText}
        QToolTip.hideText()
    box.deleteLater()


def test_what_is_pasted_stays_what_it_was() -> None:
    editor, reader = QTextEdit(), QTextBrowser()
    editor.show()
    reader.show()
    for text in TEXTS:
        pasted = QMimeData()
        pasted.setHtml(f"<b>{text}</b>")
        pasted.setText("words")
        editor.clear()
        editor.insertFromMimeData(pasted)
        assert editor.toPlainText() == "words"
    assert not reader.openLinks()


def test_buttons_and_menus_show_every_sign() -> None:
    assert guard.in_control("Tom & Jerry\tCtrl+Q") == "Tom && Jerry Ctrl+Q"
    button = QPushButton(guard.in_control("Tom & Jerry"))
    assert button.shortcut().isEmpty()


def test_our_own_code_never_asks_for_markup() -> None:
    found = []
    for path in sorted(Path(deskreply.ui.__file__).parent.rglob("*.py")):
        if path.name == "guard.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
            if name in FORBIDDEN:
                found.append(f"{path.name}: {name}")
    assert found == []


# --- seen from outside --------------------------------------------------------------------------

strace = shutil.which("strace")


def traced(folder: Path, how: str) -> str:
    """The files opened and connections made while everything is shown."""
    canary, trace = folder / "canary.png", folder / "trace"
    canary.write_bytes(b"not for you")
    watched = [
        str(strace), "-f", "-qq", "-e", "trace=open,openat,connect,sendto", "-o", str(trace),
        sys.executable, "-m", "tests.ui.hostile_show", str(canary), "tracker.invalid", how,
    ]  # fmt: skip
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    top = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        watched, cwd=top, env=environment, capture_output=True, text=True, timeout=100, check=False
    )
    assert "shown" in done.stdout, done.stderr
    return trace.read_text(encoding="utf-8", errors="replace")


@pytest.mark.linux
@pytest.mark.skipif(sys.platform != "linux" or strace is None, reason="needs strace")
def test_no_file_is_opened_and_no_network_touched(tmp_path: Path) -> None:
    seen = traced(tmp_path, "guarded")
    assert "hostile_show" in seen
    assert "canary.png" not in seen
    assert "tracker.invalid" not in seen
    assert re.findall(r"AF_INET6?\b.*", seen) == []


@pytest.mark.linux
@pytest.mark.skipif(sys.platform != "linux" or strace is None, reason="needs strace")
def test_without_the_guard_the_file_would_be_opened(tmp_path: Path) -> None:
    assert "canary.png" in traced(tmp_path, "unguarded")
