"""One thing that goes wrong must not take the others along."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator

from deskreply.domain.errors import ProviderError, UserError

log = logging.getLogger(__name__)


@contextlib.contextmanager
def alone(what: str) -> Iterator[None]:
    """Let what is our bug end here: logged by type and place, never by value. Trouble that somebody
    can put right (a full disk, a dead network) goes on to whoever handles it."""
    try:
        yield
    except (UserError, ProviderError):
        raise
    except Exception as error:
        log.error("%s failed: %s", what, type(error).__name__, exc_info=error)
