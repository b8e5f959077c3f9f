"""Refusals with the provider's codes, and the texts that go with codes."""

from __future__ import annotations

from collections.abc import Mapping

_REFUSALS: Mapping[int, tuple[int, str]] = {
    10001: (403, "Account is not active"),
    20001: (400, "Invalid parameter"),
    20003: (401, "Authenticate"),
    20004: (405, "Method not allowed"),
    20404: (404, "The requested resource was not found"),
    20429: (429, "Too Many Requests"),
    20500: (500, "An internal server error has occurred"),
    20503: (503, "Service unavailable"),
    21201: (400, "No 'To' number is specified"),
    21205: (400, "Url parameter is required."),
    21210: (400, "The source phone number provided is not yet verified for your account"),
    21211: (400, "Invalid 'To' Phone Number"),
    21213: (400, "No 'From' number is specified"),
    21220: (400, "Call is not in-progress. Cannot redirect."),
    21266: (400, "'To' and 'From' number cannot be the same"),
    21408: (400, "Permission to send an SMS has not been enabled for this region"),
    21602: (400, "Message body is required."),
    21603: (400, "A 'From' phone number is required."),
    21604: (400, "A 'To' phone number is required."),
    21606: (400, "The 'From' number is not a valid, SMS-capable number on this account"),
    21610: (400, "Attempt to send to unsubscribed recipient"),
    21614: (400, "'To' number is not a valid mobile number"),
    21617: (400, "The concatenated message body exceeds the 1600 character limit"),
    21660: (400, "Mismatch between the 'From' number and the account"),
    21704: (400, "The Messaging Service contains no phone numbers"),
    70051: (403, "Authorization failed: a permission is missing"),
}

_DELIVERY: Mapping[int, str] = {
    30001: "Queue overflow",
    30003: "Unreachable destination handset",
    30004: "Message blocked",
    30005: "Unknown destination handset",
    30006: "Landline or unreachable carrier",
    30007: "Message filtered",
    30008: "Unknown error",
    30034: "Message from an unregistered number",
}


class Refused(Exception):
    """The provider's refusal of a request: HTTP `status`, `code` and a message."""

    def __init__(self, code: int, message: str | None = None, status: int | None = None) -> None:
        known_status, known_message = _REFUSALS.get(code, (400, f"Error {code}"))
        self.code = code
        self.status = status or known_status
        self.message = message or known_message
        super().__init__(f"{self.status}/{code}: {self.message}")

    def body(self) -> dict[str, object]:
        """The documented error object."""
        return {
            "code": self.code,
            "message": self.message,
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }


class UnknownRow(LookupError):
    """There is no call, text or number of that name on the practice line."""


class CallOver(ValueError):
    """The call has ended, so nothing more can happen to it."""


def delivery_message(code: int | None) -> str | None:
    """What the provider says beside a text's `error_code`."""
    return None if code is None else _DELIVERY.get(code, "Unknown error")
