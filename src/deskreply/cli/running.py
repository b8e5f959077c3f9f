"""Runs an engine without a screen, as the one of its home."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deskreply.engine.engine import Engine
    from deskreply.system.paths import Home


def run_agent(home: Home, engine: Engine, *, hide: tuple[str, ...] = ()) -> int:
    """Run an engine as the one of its home, until it is told to stop. ``hide``: secrets that must
    not reach the log, should an error ever carry one."""
    from deskreply import agent as front_end
    from deskreply.system.lock import EngineLock
    from deskreply.system.logs import start_logging

    with EngineLock(home):
        log = start_logging(home, "agent", hide=hide)
        try:
            finished = front_end.run(engine, log.hash)
        finally:
            log.close()
        if not finished:
            # A request that still hangs would hold the process for as long as it likes. All that
            # is known is committed; what is not is reconciled at the next start.
            engine.ctx.store.close()
            sys.stdout.flush()
            os._exit(0)
    return 0
