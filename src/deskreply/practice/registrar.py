"""How far carriers know the account's numbers as senders, in the provider's words: a messaging
service with a campaign for each local number that was registered, a verification for each toll-free
one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, get_args

from deskreply.practice.errors import UnknownRow
from deskreply.practice.ledger import Ledger
from deskreply.practice.model import AccountNumber
from deskreply.practice.render import JsonObject

Standing: TypeAlias = Literal["approved", "in-review", "rejected", "not-registered"]

HOST = "https://messaging.twilio.com"
_TOLL_FREE = ("+1800", "+1833", "+1844", "+1855", "+1866", "+1877", "+1888")
_CAMPAIGN = {"approved": "VERIFIED", "in-review": "IN_PROGRESS", "rejected": "FAILED"}
_VERIFICATION = {
    "approved": "TWILIO_APPROVED", "in-review": "IN_REVIEW", "rejected": "TWILIO_REJECTED",
}  # fmt: skip
_REASON_CODE = 30886


@dataclass(frozen=True, slots=True)
class Filing:
    """How far a number's registration is, and why it was turned down."""

    standing: Standing
    reason: str = ""


class Registrar(Ledger):
    """The registrations that stand otherwise than as the number itself says."""

    filings: dict[str, Filing]

    def register(self, number: str, standing: Standing, reason: str = "") -> None:
        """From now on a number of the account stands like this; carriers turn its texts away
        (30034) unless it is approved. Raises UnknownRow, ValueError."""
        if standing not in get_args(Standing):
            raise ValueError(f"standing must be one of {', '.join(get_args(Standing))}")
        with self.changed:
            self.put_number(replace(self.number(number), registered=standing == "approved"))
            self.filings[number] = Filing(standing, reason)

    def filing(self, number: AccountNumber) -> Filing:
        """How far that number is."""
        standing: Standing = "approved" if number.registered else "not-registered"
        return self.filings.get(number.number, Filing(standing))

    def services(self) -> list[JsonObject]:
        """The messaging services: one for each local number that was registered."""
        return [
            {
                "sid": _service(number),
                "account_sid": None,
                "friendly_name": f"Service of {number.number}",
                "us_app_to_person_registered": self.filing(number).standing == "approved",
                "url": f"{HOST}/v1/Services/{_service(number)}",
            }
            for number in self._in_services()
        ]

    def service_numbers(self, service: str) -> list[JsonObject]:
        """The numbers in a messaging service. Raises UnknownRow."""
        number = self._of_service(service)
        capabilities = [name for name, can in (("Voice", number.voice), ("SMS", number.sms)) if can]
        return [
            {
                "sid": number.sid,
                "service_sid": service,
                "phone_number": number.number,
                "country_code": "US",
                "capabilities": capabilities,
                "url": f"{HOST}/v1/Services/{service}/PhoneNumbers/{number.sid}",
            }
        ]

    def campaigns(self, service: str) -> list[JsonObject]:
        """The campaigns of a messaging service. Raises UnknownRow."""
        filing = self.filing(self._of_service(service))
        error = {
            "error_code": _REASON_CODE, "fields": ["MESSAGE_FLOW"], "description": filing.reason,
        }  # fmt: skip
        return [
            {
                "sid": f"QE{service[2:]}",
                "messaging_service_sid": service,
                "campaign_status": _CAMPAIGN[filing.standing],
                "us_app_to_person_usecase": "LOW_VOLUME",
                "mock": False,
                "errors": [error] if filing.reason else [],
                "url": f"{HOST}/v1/Services/{service}/Compliance/Usa2p/QE{service[2:]}",
            }
        ]

    def verifications(self, number_sid: str) -> list[JsonObject]:
        """The verifications of toll-free numbers, of one or ("") of all."""
        return [
            {
                "sid": f"HH{number.sid[2:]}",
                "tollfree_phone_number_sid": number.sid,
                "tollfree_phone_number": number.number,
                "status": _VERIFICATION[filing.standing],
                "rejection_reason": filing.reason or None,
                "url": f"{HOST}/v1/Tollfree/Verifications/HH{number.sid[2:]}",
            }
            for number in self.account_numbers()
            if number.number.startswith(_TOLL_FREE) and number_sid in ("", number.sid)
            and (filing := self.filing(number)).standing != "not-registered"
        ]  # fmt: skip

    def _in_services(self) -> list[AccountNumber]:
        return [
            number
            for number in self.account_numbers()
            if not number.number.startswith(_TOLL_FREE)
            and self.filing(number).standing != "not-registered"
        ]

    def _of_service(self, service: str) -> AccountNumber:
        for number in self._in_services():
            if _service(number) == service:
                return number
        raise UnknownRow(service)


def _service(number: AccountNumber) -> str:
    return f"MG{number.sid[2:]}"


def envelope(url: str, key: str, rows: list[JsonObject], page: int, size: int) -> JsonObject:
    """A page of a list in the form of the provider's younger hosts. `url`: the list's."""
    first = page * size

    def link(number: int) -> str:
        return f"{url}?PageSize={size}&Page={number}"

    return {
        key: rows[first : first + size],
        "meta": {
            "key": key,
            "page": page,
            "page_size": size,
            "first_page_url": link(0),
            "previous_page_url": link(page - 1) if page else None,
            "next_page_url": link(page + 1) if len(rows) > first + size else None,
            "url": link(page),
        },
    }
