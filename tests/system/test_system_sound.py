"""Sounds are played by what the system has for it."""

from __future__ import annotations

import os
import sys
import wave
from pathlib import Path

import pytest

from deskreply.system import sound
from deskreply.system.sound import Sound
from deskreply.ui.alerts.sounds import NAMES
from deskreply.ui.theme import assets

SOUNDS = assets.folder("sounds")


@pytest.mark.linux
def test_it_is_handed_to_a_player(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    player, heard = tmp_path / "aplay", tmp_path / "heard"
    player.write_text(f'#!/bin/sh\necho "$@" > {heard}\n')
    player.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr(sound, "PLAYERS", (("no-such-player",), ("aplay", "--quiet")))
    os.mkfifo(heard)
    assert Sound()(SOUNDS / "soft.wav")
    assert heard.read_text().strip() == f"--quiet {SOUNDS / 'soft.wav'}"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays them itself")
def test_a_pc_without_a_player_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not Sound()(SOUNDS / "soft.wav")


@pytest.mark.parametrize("name", [f"{name}{loud}" for name in NAMES for loud in ("", "-loud")])
def test_each_sound_is_short_and_small(name: str) -> None:
    path = SOUNDS / f"{name}.wav"
    assert path.stat().st_size < 50_000
    with wave.open(str(path)) as file:
        assert 0.2 < file.getnframes() / file.getframerate() < 2.0
        loudest = max(
            abs(int.from_bytes(frame, "little", signed=True))
            for frame in zip(*[iter(file.readframes(file.getnframes()))] * 2, strict=True)
        )
    assert (loudest > 20_000) == name.endswith("-loud")
