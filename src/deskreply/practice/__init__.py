"""The practice line: the provider's REST API on loopback, with scripted callers.

    with PracticeServer() as server:
        sid = server.line.ring("+12125550123")
        ...

PracticeLine is the state (calls, texts, faults, history), PracticeServer serves it over HTTP,
ScriptRunner plays callers on it. The real client speaks to `server.url` as it would to the
provider. Nothing here leaves the computer.
"""

from deskreply.practice.calls import STAFF_PHONE
from deskreply.practice.clock import Clock, ManualClock, SystemClock
from deskreply.practice.errors import CallOver, Refused, UnknownRow
from deskreply.practice.faults import ENDPOINTS, Fault, FaultKind, Faults
from deskreply.practice.line import PracticeLine, RequestEntry
from deskreply.practice.model import AccountNumber, Call, HistoryEntry, Media, Message, Recording
from deskreply.practice.runner import ScriptRunner, Turn
from deskreply.practice.scripts import (
    SCRIPTS,
    WITHHELD,
    AwaitText,
    PlaceCall,
    Say,
    Script,
    Wait,
    scripts_named,
)
from deskreply.practice.server import PracticeServer
from deskreply.practice.texts import Attachment, DeliveryPace

__all__ = [
    "ENDPOINTS",
    "SCRIPTS",
    "STAFF_PHONE",
    "WITHHELD",
    "AccountNumber",
    "Attachment",
    "AwaitText",
    "Call",
    "CallOver",
    "Clock",
    "DeliveryPace",
    "Fault",
    "FaultKind",
    "Faults",
    "HistoryEntry",
    "ManualClock",
    "Media",
    "Message",
    "PlaceCall",
    "PracticeLine",
    "PracticeServer",
    "Recording",
    "Refused",
    "RequestEntry",
    "Say",
    "Script",
    "ScriptRunner",
    "SystemClock",
    "Turn",
    "UnknownRow",
    "Wait",
    "scripts_named",
]
