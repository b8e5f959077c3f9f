"""Writes the sounds of alerts into ``assets/sounds``: a few decaying partials each. The loud ones
ring twice. Run it from the top of a checkout: ``python assets/make_sounds.py``."""

from __future__ import annotations

import math
import struct
import wave
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "sounds"
RATE = 16_000
TWICE_AFTER = 0.55
QUIET, LOUD = 0.35, 0.85


@dataclass(frozen=True)
class Ring:
    """``notes``: when (s), which (Hz), how long (s) and how strong each rings. ``partials``:
    multiples of its frequency with their strength. ``decay``: per second."""

    notes: tuple[tuple[float, float, float, float], ...]
    partials: tuple[tuple[float, float], ...]
    decay: float


RINGS = {
    "soft": Ring(
        ((0.0, 659.26, 0.55, 1.0), (0.14, 880.0, 0.6, 0.9)), ((1, 1.0), (2, 0.25), (3, 0.06)), 5.5
    ),
    "bright": Ring(
        ((0.0, 987.77, 0.35, 1.0), (0.1, 1318.51, 0.35, 1.0), (0.2, 1567.98, 0.45, 0.9)),
        ((1, 1.0), (2, 0.4), (3, 0.2)),
        8.0,
    ),
    "bell": Ring(((0.0, 784.0, 0.9, 1.0),), ((1, 1.0), (2, 0.6), (2.76, 0.4), (5.4, 0.25)), 4.2),
}


def samples(ring: Ring, *, loud: bool) -> list[float]:
    """From -1 to 1, for the whole of it."""
    notes = list(ring.notes)
    if loud:
        notes += [(start + TWICE_AFTER, *rest) for start, *rest in ring.notes]
    made = [0.0] * int(max(start + long for start, _, long, _ in notes) * RATE)
    for start, pitch, long, strength in notes:
        for step in range(int(long * RATE)):
            at = int(start * RATE) + step
            if at < len(made):
                made[at] += strength * _sound(ring, pitch, step / RATE, long)
    gain = (LOUD if loud else QUIET) / max(map(abs, made))
    return [gain * each for each in made]


def _sound(ring: Ring, pitch: float, at: float, long: float) -> float:
    """One note, ``at`` seconds after it began. It begins and ends without a click."""
    edge = min(1.0, at / 0.006) * min(1.0, (long - at) / 0.05)
    tone = sum(
        strength * math.sin(math.tau * pitch * times * at) * math.exp(-2.0 * nth * at)
        for nth, (times, strength) in enumerate(ring.partials)
    )
    return edge * math.exp(-ring.decay * at) * tone


def main() -> None:
    """Write them all."""
    for name, ring in RINGS.items():
        for loud in (False, True):
            made = samples(ring, loud=loud)
            path = FOLDER / f"{name}{'-loud' if loud else ''}.wav"
            with wave.open(str(path), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(RATE)
                file.writeframes(struct.pack(f"<{len(made)}h", *(int(32767 * v) for v in made)))


if __name__ == "__main__":
    main()
