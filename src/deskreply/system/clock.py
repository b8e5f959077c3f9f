"""The PC's clocks, as the engine's ``Clock`` port wants them."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class SystemClock:
    """The real time. On some systems ``monotonic`` stands still while the PC sleeps."""

    def now(self) -> datetime:
        """The PC's idea of the time, aware UTC. May jump."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some moment; never jumps back."""
        return time.monotonic()
