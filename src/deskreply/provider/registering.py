"""Whether carriers know a number as a sender, as the provider tells it.

A local number is registered through the messaging service it is in, whose campaign is reviewed; a
toll-free one by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import quote

from deskreply.domain import numbers as plan
from deskreply.domain.errors import NotTheProvider
from deskreply.domain.facts import US_REGIONS
from deskreply.domain.models import NumberInfo
from deskreply.domain.registration import Registration, RegistrationState
from deskreply.provider.parse import Json, word

Ask = Callable[[str, dict[str, object]], tuple[Json, str]]

_SERVICES = "/v1/Services"
_TOLL_FREE = "/v1/Tollfree/Verifications"
_PAGE = 100
_PAGES = 5
# Each takes a request or two; an office has one or a few.
_MOST_SERVICES = 20
_CAMPAIGNS = {
    "VERIFIED": RegistrationState.APPROVED,
    "PENDING": RegistrationState.IN_REVIEW,
    "IN_PROGRESS": RegistrationState.IN_REVIEW,
    "FAILED": RegistrationState.REJECTED,
    "SUSPENDED": RegistrationState.REJECTED,
}
_VERIFICATIONS = {
    "TWILIO_APPROVED": RegistrationState.APPROVED,
    "PENDING_REVIEW": RegistrationState.IN_REVIEW,
    "IN_REVIEW": RegistrationState.IN_REVIEW,
    "TWILIO_REJECTED": RegistrationState.REJECTED,
}
# The best of several counts: one approved campaign is enough to text.
_ORDER = tuple(RegistrationState)
_LONGEST_REASON = 300


def read(ask: Ask, numbers: Sequence[NumberInfo]) -> Mapping[str, Registration]:
    """The registration of each number. ``ask``: a page of the provider's messaging host by path and
    parameters, with the path of the page after it; raises ProviderError."""
    found: dict[str, Registration] = {}
    local: list[NumberInfo] = []
    for number in numbers:
        if plan.kind(number.number) is plan.NumberKind.TOLL_FREE:
            found[number.number] = _toll_free(ask, number)
        else:
            local.append(number)
    return {**found, **(_local(ask, local) if local else {})}


def _toll_free(ask: Ask, number: NumberInfo) -> Registration:
    rows = _rows(ask, _TOLL_FREE, "verifications", {"TollfreePhoneNumberSid": number.id})
    mine = [
        Registration(_state(row.get("status"), _VERIFICATIONS), True, _reason(row))
        for row in rows
        # A server that does not filter must not pass off another number's.
        if word(row.get("tollfree_phone_number_sid")) in {None, number.id}
    ]
    return _best(mine) or Registration(RegistrationState.NOT_REGISTERED, True)


def _local(ask: Ask, numbers: Sequence[NumberInfo]) -> dict[str, Registration]:
    missing = {number.number for number in numbers}
    found: dict[str, Registration] = {}
    services = [sid for row in _rows(ask, _SERVICES, "services") if (sid := word(row.get("sid")))]
    for sid in services[:_MOST_SERVICES]:
        service = f"{_SERVICES}/{quote(sid, safe='')}"
        rows = _rows(ask, f"{service}/PhoneNumbers", "phone_numbers")
        here = missing & {str(row.get("phone_number")) for row in rows}
        if here:
            found |= dict.fromkeys(here, _campaign(ask, service))
            missing -= here
        if not missing:
            break
    everywhere = len(services) <= _MOST_SERVICES
    return {**{number: _absent(number, everywhere) for number in missing}, **found}


def _absent(number: str, everywhere: bool) -> Registration:
    """What is to be said of a number that is in no service, having looked ``everywhere`` or not.
    Others than American ones may do without."""
    american = plan.region(number) in US_REGIONS
    unregistered = everywhere and american
    return Registration(
        RegistrationState.NOT_REGISTERED if unregistered else RegistrationState.UNKNOWN
    )


def _campaign(ask: Ask, service: str) -> Registration:
    rows = _rows(ask, f"{service}/Compliance/Usa2p", "compliance")
    filed = [
        Registration(_state(row.get("campaign_status"), _CAMPAIGNS), reason=_reason(row))
        for row in rows
    ]
    return _best(filed) or Registration(RegistrationState.NOT_REGISTERED)


def _state(said: object, words: Mapping[str, RegistrationState]) -> RegistrationState:
    return words.get((word(said) or "").upper(), RegistrationState.UNKNOWN)


def _best(filed: Sequence[Registration]) -> Registration | None:
    return min(filed, key=lambda one: _ORDER.index(one.state), default=None)


def _reason(row: Json) -> str:
    """Why it was turned down, in the provider's words."""
    errors = row.get("errors") or row.get("rejection_reasons")
    said = [word(row.get("rejection_reason"))]
    for error in errors if isinstance(errors, list) else []:
        if isinstance(error, Mapping):
            said.append(word(error.get("description")) or word(error.get("reason")))
    return " ".join(dict.fromkeys(s for s in said if s))[:_LONGEST_REASON]


def _rows(ask: Ask, path: str, key: str, filters: Mapping[str, object] | None = None) -> list[Json]:
    return [row for page in _pages(ask, path, key, filters or {}) for row in page]


def _pages(ask: Ask, path: str, key: str, filters: Mapping[str, object]) -> Iterator[list[Json]]:
    params: dict[str, object] = {**filters, "PageSize": _PAGE}
    for _ in range(_PAGES):
        answer, following = ask(path, params)
        items = answer.get(key)
        if not isinstance(items, list):
            raise NotTheProvider("The answer is not of the provider's form: it holds no list.")
        yield [item for item in items if isinstance(item, Mapping)]
        if not following:
            return
        path, params = following, {}
