"""A hasher that takes no time, for tests of everything but the hashing."""

from __future__ import annotations

import hashlib


class QuickHasher:
    """Implements ``engine.deskports.Hasher``."""

    def hash(self, pin: str) -> str:
        return hashlib.sha256(pin.encode()).hexdigest()

    def matches(self, pin: str, hashed: str) -> bool:
        return self.hash(pin) == hashed
