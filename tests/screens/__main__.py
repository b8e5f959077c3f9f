"""``python -m tests.screens [FOLDER] [--only WORD]``: every screen and state as a picture, in both
themes, in the languages and sizes that matter."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The pictures show a loopback office: nothing of them may reach out.
os.environ.setdefault("QT_ACCESSIBILITY", "0")

from PySide6.QtWidgets import QApplication

from deskreply.ui import guard, strings, theme
from deskreply.ui.memory import Collector
from tests.screens.alert_scenes import ALERTS
from tests.screens.connect_scenes import CONNECT
from tests.screens.practice import DAYS, Practice
from tests.screens.privacy_scenes import PRIVACY
from tests.screens.scenes import SCENES, Scene, Stage
from tests.screens.settings_scenes import SETTINGS
from tests.screens.setup_scenes import SETUP
from tests.screens.tray_scenes import TRAY

MODES: tuple[theme.Mode, ...] = ("light", "dark")


def main() -> int:
    given = argparse.ArgumentParser(prog="make screenshots")
    given.add_argument("folder", nargs="?", default="build/screenshots", type=Path)
    given.add_argument("--only", default="", help="scenes with this word in their name")
    wanted = given.parse_args()
    folder: Path = wanted.folder
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    Collector(app)
    guard.install(app)
    look = theme.install(app, mode="light", family="Inter")
    every = (*SCENES, *SETTINGS, *CONNECT, *SETUP, *TRAY, *ALERTS, *PRIVACY)
    scenes = [scene for scene in every if wanted.only in scene.name]
    made = sum(_day(app, look, parts, scenes, folder) for parts in DAYS)
    print(f"{made} pictures in {folder}")
    return 0


def _day(
    app: QApplication,
    look: theme.Theme,
    parts: tuple[str, ...],
    wanted: list[Scene],
    folder: Path,
) -> int:
    """The scenes of one day in one practice; how many pictures that made."""
    scenes = [scene for scene in wanted if scene.seed in parts]
    last = max((parts.index(scene.seed) for scene in scenes), default=-1)
    with tempfile.TemporaryDirectory() as place:
        practice = Practice(Path(place))
        practice.open()
        try:
            for seed in parts[: last + 1]:
                practice.live(seed)
                for scene in scenes:
                    if scene.seed == seed:
                        _pictures(app, look, practice, scene, folder)
        finally:
            practice.close()
    return len(scenes) * len(MODES)


def _pictures(
    app: QApplication, look: theme.Theme, practice: Practice, scene: Scene, folder: Path
) -> None:
    """One scene in both themes."""
    strings.install(app, scene.language)
    look.set_scale(scene.scale)
    for mode in MODES:
        look.set_mode(mode)
        with Stage(app, look, practice, scene) as stage:
            scene.play(stage)
            stage.picture(folder / f"{scene.name}-{mode}.png")


if __name__ == "__main__":
    sys.exit(main())
