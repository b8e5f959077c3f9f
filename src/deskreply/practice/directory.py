"""What the provider's number look-up says of the phones outside."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from deskreply.practice.ledger import Ledger
from deskreply.practice.phones import formatted, is_phone_number
from deskreply.practice.render import JsonObject

LINE_TYPES = (
    "mobile", "landline", "fixedVoip", "nonFixedVoip", "personal", "tollFree", "premium",
    "sharedCost", "uan", "voicemail", "pager", "unknown",
)  # fmt: skip
HOST = "https://lookups.twilio.com"
_EMPTY = (
    "sim_swap", "call_forwarding", "line_status", "identity_match", "reassigned_number",
    "sms_pumping_risk", "phone_number_quality_score", "pre_fill",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listing:
    """One phone: the kind of its line, and whom it is registered to (None: nobody says)."""

    line_type: str = "mobile"
    caller_name: str | None = None


class Directory(Ledger):
    """The phones that are listed otherwise than as a mobile phone of nobody."""

    listings: dict[str, Listing]

    def list_phone(self, number: str, line_type: str, caller_name: str | None = None) -> None:
        """From now on look-ups of `number` (E.164) say this. Raises ValueError."""
        if line_type not in LINE_TYPES:
            raise ValueError(f"line_type must be one of {', '.join(LINE_TYPES)}")
        with self.changed:
            self.listings[number] = Listing(line_type, caller_name)

    def look_up(self, number: str, fields: str) -> JsonObject:
        """The answer to a look-up of a number as it stands in the path; `fields`: a list, divided
        by commas, of what is paid for."""
        number, asked = unquote(number), set(fields.split(","))
        listing = self.listings.get(number, Listing())
        valid = is_phone_number(number)
        row: JsonObject = {
            "calling_country_code": "1" if valid else None,
            "country_code": "US" if valid else None,
            "phone_number": number,
            "national_format": formatted(number),
            "valid": valid,
            "validation_errors": [] if valid else ["INVALID_BUT_POSSIBLE"],
            "caller_name": _name(listing) if "caller_name" in asked and valid else None,
            "line_type_intelligence": (
                _line(listing) if "line_type_intelligence" in asked and valid else None
            ),
            "url": f"{HOST}/v2/PhoneNumbers/{number}",
        }
        return row | dict.fromkeys(_EMPTY)


def _name(listing: Listing) -> JsonObject:
    kind = "CONSUMER" if listing.caller_name else "UNDETERMINED"
    return {"caller_name": listing.caller_name, "caller_type": kind, "error_code": None}


def _line(listing: Listing) -> JsonObject:
    return {
        "type": listing.line_type,
        "carrier_name": "Practice Carrier",
        "mobile_country_code": "310" if listing.line_type == "mobile" else None,
        "mobile_network_code": "999" if listing.line_type == "mobile" else None,
        "error_code": None,
    }
