"""The provider's JSON for each kind of row: every field, in its type and its form of date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TypeAlias
from xml.sax.saxutils import escape

from deskreply.practice.errors import delivery_message
from deskreply.practice.model import (
    API_VERSION,
    AccountNumber,
    Call,
    Media,
    Message,
    Recording,
)
from deskreply.practice.phones import formatted

JsonObject: TypeAlias = dict[str, object]

_ACCOUNT_PARTS = {
    "calls": "Calls",
    "conferences": "Conferences",
    "incoming_phone_numbers": "IncomingPhoneNumbers",
    "messages": "Messages",
    "recordings": "Recordings",
}
_CALL_PARTS = {"events": "Events", "notifications": "Notifications", "recordings": "Recordings"}
_MESSAGE_PARTS = {"media": "Media", "feedback": "Feedback"}


def rfc2822(moment: datetime | None) -> str | None:
    """`Fri, 18 Oct 2019 17:00:00 +0000`, whatever the locale; None stays None."""
    return None if moment is None else format_datetime(moment.astimezone(UTC))


def account_path(account: str) -> str:
    """The path of an account without `.json`."""
    return f"/{API_VERSION}/Accounts/{account}"


def render_account(
    account: str, token: str, name: str, status: str, created: datetime
) -> JsonObject:
    """An account resource."""
    base = account_path(account)
    return {
        "auth_token": token,
        "date_created": rfc2822(created),
        "date_updated": rfc2822(created),
        "friendly_name": name,
        "owner_account_sid": account,
        "sid": account,
        "status": status,
        "subresource_uris": {k: f"{base}/{v}.json" for k, v in _ACCOUNT_PARTS.items()},
        "type": "Full",
        "uri": f"{base}.json",
    }


def render_number(account: str, number: AccountNumber) -> JsonObject:
    """An incoming phone number resource."""
    created = rfc2822(number.date_created)
    return {
        "account_sid": account,
        "address_requirements": "none",
        "address_sid": None,
        "api_version": API_VERSION,
        "beta": False,
        "bundle_sid": None,
        "capabilities": {
            "fax": False,
            "mms": number.mms,
            "sms": number.sms,
            "voice": number.voice,
        },
        "date_created": created,
        "date_updated": created,
        "emergency_address_sid": None,
        "emergency_address_status": "unregistered",
        "emergency_status": "Inactive",
        "friendly_name": number.friendly_name or formatted(number.number),
        "identity_sid": None,
        "origin": "twilio",
        "phone_number": number.number,
        "sid": number.sid,
        "sms_application_sid": "",
        "sms_fallback_method": "POST",
        "sms_fallback_url": "",
        "sms_method": "POST",
        "sms_url": "",
        "status": "in-use",
        "status_callback": "",
        "status_callback_method": "POST",
        "trunk_sid": number.trunk_sid,
        "type": "local",
        "uri": f"{account_path(account)}/IncomingPhoneNumbers/{number.sid}.json",
        "voice_application_sid": "",
        "voice_caller_id_lookup": False,
        "voice_fallback_method": "POST",
        "voice_fallback_url": "",
        "voice_method": "POST",
        "voice_receive_mode": "voice",
        "voice_url": number.voice_url,
    }


def render_call(account: str, call: Call) -> JsonObject:
    """A call resource. `duration` is text, and null while the call lives."""
    base = f"{account_path(account)}/Calls/{call.sid}"
    return {
        "account_sid": account,
        "answered_by": call.answered_by,
        "api_version": API_VERSION,
        "caller_name": call.caller_name,
        "date_created": rfc2822(call.date_created),
        "date_updated": rfc2822(call.date_updated),
        "direction": call.direction,
        "duration": None if call.duration is None else str(call.duration),
        "end_time": rfc2822(call.end_time),
        "forwarded_from": call.forwarded_from,
        "from": call.from_,
        "from_formatted": formatted(call.from_),
        "group_sid": None,
        "parent_call_sid": call.parent_sid,
        "phone_number_sid": call.number_sid or "",
        "price": None,
        "price_unit": "USD",
        "queue_time": "0",
        "sid": call.sid,
        "start_time": rfc2822(call.start_time),
        "status": call.status,
        "subresource_uris": {k: f"{base}/{v}.json" for k, v in _CALL_PARTS.items()},
        "to": call.to,
        "to_formatted": formatted(call.to),
        "trunk_sid": call.trunk_sid or "",
        "uri": f"{base}.json",
    }


def render_recording(account: str, recording: Recording) -> JsonObject:
    """A recording of a call."""
    created = rfc2822(recording.date_created)
    base = f"{account_path(account)}/Calls/{recording.call_sid}"
    return {
        "account_sid": account,
        "api_version": API_VERSION,
        "call_sid": recording.call_sid,
        "channels": 1,
        "conference_sid": None,
        "date_created": created,
        "date_updated": created,
        "duration": str(recording.seconds),
        "encryption_details": None,
        "error_code": None,
        "price": None,
        "price_unit": "USD",
        "sid": recording.sid,
        "source": recording.source,
        "start_time": created,
        "status": "completed",
        "track": "both",
        "uri": f"{base}/Recordings/{recording.sid}.json",
    }


def render_event(
    account: str,
    call: Call,
    number: AccountNumber,
    legs: Sequence[Call],
    recordings: Sequence[Recording],
) -> JsonObject:
    """What the number's flow was asked and what it said, as the call's one event."""
    return {
        "request": {
            "method": "POST",
            "url": number.voice_url,
            "parameters": {
                "account_sid": account,
                "call_sid": call.sid,
                "call_status": "ringing",
                "direction": call.direction,
                "from": call.from_,
                "to": call.to,
            },
        },
        "response": {
            "response_code": 200,
            "request_duration": 48,
            "content_type": "text/xml",
            "response_body": _flow(number, legs, recordings),
            "date_created": rfc2822(call.date_created),
        },
    }


def _flow(number: AccountNumber, legs: Sequence[Call], recordings: Sequence[Recording]) -> str:
    verbs = ""
    if legs:
        bridge = ' answerOnBridge="true"' if number.answer_on_bridge else ""
        verbs += f"<Dial{bridge}>{''.join(_dialled(leg.to) for leg in legs)}</Dial>"
    if any(r.source == "RecordVerb" for r in recordings):
        verbs += "<Record/>"
    return f"<Response>{verbs}</Response>"


def _dialled(to: str) -> str:
    if to.startswith("client:"):
        return f"<Client>{escape(to.removeprefix('client:'))}</Client>"
    noun = "Sip" if to.startswith("sip:") else "Number"
    return f"<{noun}>{escape(to)}</{noun}>"


def render_message(account: str, message: Message) -> JsonObject:
    """A text. Counts are text, `error_code` a number."""
    base = f"{account_path(account)}/Messages/{message.sid}"
    return {
        "account_sid": account,
        "api_version": API_VERSION,
        "body": message.body,
        "date_created": rfc2822(message.date_created),
        "date_sent": rfc2822(message.date_sent),
        "date_updated": rfc2822(message.date_updated),
        "direction": message.direction,
        "error_code": message.error_code,
        "error_message": delivery_message(message.error_code),
        "from": message.from_,
        "messaging_service_sid": None,
        "num_media": str(message.num_media),
        "num_segments": str(message.num_segments),
        "price": None,
        "price_unit": "USD",
        "sid": message.sid,
        "status": message.status,
        "subresource_uris": {k: f"{base}/{v}.json" for k, v in _MESSAGE_PARTS.items()},
        "to": message.to,
        "uri": f"{base}.json",
    }


def render_media(account: str, media: Media) -> JsonObject:
    """An attachment's description; its bytes are at `uri` without `.json`."""
    created = rfc2822(media.date_created)
    base = f"{account_path(account)}/Messages/{media.message_sid}"
    return {
        "account_sid": account,
        "content_type": media.content_type,
        "date_created": created,
        "date_updated": created,
        "parent_sid": media.message_sid,
        "sid": media.sid,
        "uri": f"{base}/Media/{media.sid}.json",
    }
