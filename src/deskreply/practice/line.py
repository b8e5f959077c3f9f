"""The practice line itself: an account with numbers, whose phones ring and texts travel."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from deskreply.practice.calls import CallDesk
from deskreply.practice.clock import Clock, SystemClock
from deskreply.practice.directory import Directory, Listing
from deskreply.practice.faults import Faults
from deskreply.practice.ledger import AccountStatus
from deskreply.practice.model import AccountNumber, new_sid
from deskreply.practice.registrar import Filing, Registrar
from deskreply.practice.texts import DeliveryPace, TextDesk

DEFAULT_NUMBERS = ("+12125550190", "+12125550191")
REQUEST_LIMIT = 20_000
"""How many of the newest requests the log keeps."""


@dataclass(frozen=True, slots=True)
class RequestEntry:
    """A request the server has answered (or not): for tests and for counting load.

    `endpoint`: see faults.ENDPOINTS. `query`, `form`: last value of each field. `status`: HTTP
    status, 0 where no answer went out. `seconds`: time spent. `faults`: kinds that struck.
    """

    number: int
    at: datetime
    method: str
    path: str
    endpoint: str
    query: Mapping[str, str]
    form: Mapping[str, str]
    status: int
    seconds: float
    faults: tuple[str, ...]


class PracticeLine(CallDesk, TextDesk, Directory, Registrar):
    """An account at the provider, without the provider: thread-safe, no network of its own.

    `numbers`: E.164, or whole AccountNumbers; the first is the main line. `speed`: 1 to 20,
    divides the waits of scripts and deliveries, never a timestamp. `seed`: of the faults'
    dice. `coarse_time_filters`: list filters on times compare days only, as the provider's may.
    """

    def __init__(
        self,
        numbers: Sequence[str | AccountNumber] = DEFAULT_NUMBERS,
        *,
        account_sid: str | None = None,
        auth_token: str | None = None,
        clock: Clock | None = None,
        speed: float = 1.0,
        pace: DeliveryPace | None = None,
        seed: int = 0,
        coarse_time_filters: bool = False,
    ) -> None:
        TextDesk.__init__(self, clock or SystemClock(), pace)
        self.account_sid = account_sid or new_sid("AC")
        self.auth_token = auth_token or secrets.token_hex(16)
        self.coarse_time_filters = coarse_time_filters
        self.faults = Faults(seed)
        self.timeline.speed = speed
        self.listings: dict[str, Listing] = {}
        self.filings: dict[str, Filing] = {}
        self._keys: dict[str, str] = {}
        self._requests: deque[RequestEntry] = deque(maxlen=REQUEST_LIMIT)
        self._requested = 0
        for number in numbers:
            self.put_number(_as_number(number, self.now()))

    @property
    def speed(self) -> float:
        """How fast waits pass, 1 to 20; may be set at any time. Raises ValueError."""
        return self.timeline.speed

    @speed.setter
    def speed(self, value: float) -> None:
        self.timeline.speed = value
        self.record("speed", None, speed=value)

    def add_key(self) -> tuple[str, str]:
        """A new API key: its SID and its secret."""
        sid, secret = new_sid("SK"), secrets.token_urlsafe(24)
        with self.changed:
            self._keys[sid] = secret
        return sid, secret

    def revoke_key(self, sid: str) -> None:
        """That API key is no longer taken."""
        with self.changed:
            self._keys.pop(sid, None)

    def accepts(self, user: str, password: str) -> bool:
        """Whether these are the account's credentials or an API key's."""
        with self.changed:
            known = self.auth_token if user == self.account_sid else self._keys.get(user, "")
        return bool(known) and secrets.compare_digest(known.encode(), password.encode())

    def set_account(self, status: AccountStatus) -> None:
        """Suspend, close or re-activate the account."""
        with self.changed:
            self.account_status = status
            self.record(f"account.{status}")

    # The request log

    def log_request(
        self,
        method: str,
        path: str,
        endpoint: str,
        *,
        query: Mapping[str, str],
        form: Mapping[str, str],
        status: int,
        seconds: float,
        faults: tuple[str, ...],
    ) -> None:
        """Note a request; see RequestEntry."""
        with self.changed:
            self._requested += 1
            self._requests.append(
                RequestEntry(
                    self._requested, self.now(), method, path, endpoint, query, form,
                    status, seconds, faults,
                )
            )  # fmt: skip
            self.changed.notify_all()

    def requests(self, endpoint: str | None = None, since: int = 0) -> tuple[RequestEntry, ...]:
        """The requests with a number above `since`, oldest first, of one endpoint or of all."""
        with self.changed:
            entries = tuple(self._requests)
        return tuple(
            e for e in entries if e.number > since and (endpoint is None or e.endpoint == endpoint)
        )


def _as_number(number: str | AccountNumber, now: datetime) -> AccountNumber:
    if isinstance(number, AccountNumber):
        return number
    return AccountNumber(number, now, voice_url="https://flows.example.com/forward")
