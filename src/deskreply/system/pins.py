"""PINs, kept as what Argon2id makes of them. A PIN has few digits: what protects it is that the
database is encrypted and that one may not try often."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

# 19 MiB, twice over: what OWASP asks for at least, in some 40 ms.
_KIB, _TIMES = 19 * 1024, 2


class PinHasher:
    """Implements ``engine.deskports.Hasher``; the library is loaded when it is first used."""

    def hash(self, pin: str) -> str:
        """What is kept of a PIN: another each time."""
        return _hasher().hash(pin)

    def matches(self, pin: str, hashed: str) -> bool:
        """Whether ``hashed`` was made of this PIN; False also where it was made of none."""
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return _hasher().verify(hashed, pin)
        except (InvalidHashError, VerificationError):
            return False


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=_TIMES, memory_cost=_KIB, parallelism=1)
