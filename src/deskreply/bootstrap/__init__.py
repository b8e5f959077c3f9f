"""The one place that builds objects and wires them.

Everything heavy is imported where it is first needed: ``deskreply --help`` loads none of it.
"""

from deskreply.bootstrap.desk import NO_CREDENTIALS, Desk, office_url, open_desk, provider_for
from deskreply.bootstrap.engines import (
    adopt_wording,
    agents_backend,
    context,
    engine,
    office_zone,
    own_backend,
    staff_send,
)
from deskreply.bootstrap.surroundings import doctor, machine

__all__ = [
    "NO_CREDENTIALS",
    "Desk",
    "adopt_wording",
    "agents_backend",
    "context",
    "doctor",
    "engine",
    "machine",
    "office_url",
    "office_zone",
    "open_desk",
    "own_backend",
    "provider_for",
    "staff_send",
]
