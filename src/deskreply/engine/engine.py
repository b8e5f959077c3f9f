"""The engine: everything that runs while a desk is being served, put together and kept going."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.domain.events import Event
from deskreply.domain.models import Message
from deskreply.engine import conversations
from deskreply.engine.context import Context
from deskreply.engine.follow import Details, Follower
from deskreply.engine.gate import Gate
from deskreply.engine.intake import Intake
from deskreply.engine.notices import Notices
from deskreply.engine.outbox import Sender
from deskreply.engine.poller import CallPoller, MessagePoller
from deskreply.engine.ports import Notifier
from deskreply.engine.receive import Receiver, first_start
from deskreply.engine.reconcile import Reconciler
from deskreply.engine.runner import Duty, Runner

log = logging.getLogger(__name__)


def _note(event: Event) -> None:
    """Every event stands in the log: ids and words, the number hashed by the log itself."""
    log.info("%s %s %s", event.name, event.number, dict(event.data))


class Engine:
    """Polls, decides, sends, reconciles. One a home at a time (the caller holds the home's lock).

    ``refresh`` re-reads the settings if they changed and says whether they did.
    """

    def __init__(
        self, ctx: Context, notifier: Notifier, refresh: Callable[[], bool] | None = None
    ) -> None:
        self.ctx = ctx
        self._refresh = refresh
        self.gate = Gate(ctx)
        self.intake = Intake(ctx)
        self.receiver = Receiver(ctx)
        self.calls = CallPoller(ctx, self.gate, self.intake)
        self.messages = MessagePoller(ctx, self.gate, self.receiver)
        self.sender = Sender(ctx, self.gate)
        self.reconciler = Reconciler(ctx, self.gate)
        self.follower = Follower(ctx, self.gate)
        self.details = Details(ctx, self.gate, self.intake)
        self.notices = Notices(ctx, notifier)
        ctx.bus.subscribe(_note)
        self._runner: Runner | None = None
        self._trouble: dict[str, str] = {}
        self._lock = threading.Lock()
        duties: dict[str, Duty] = {
            "calls": self.calls.run,
            "messages": self.messages.run,
            "send": self.sender.run,
            "reconcile": self.reconciler.run,
            "follow": self.follower.run,
            "details": self.details.run,
        }
        self.duties = {name: self._told(name, duty) for name, duty in duties.items()}

    def take_over(self) -> None:
        """What an earlier run of this home left: claims without an owner. The first time of all,
        note when this office began to listen."""
        home = self.ctx.owner.partition(":")[0] + ":"
        self.reconciler.adopt_orphans(all_of=home)
        with self.ctx.store.write() as tx:
            first_start(tx, self.ctx)

    def start(self) -> None:
        """Take over, then start all duties."""
        self.take_over()
        runner = Runner(
            self.ctx.clock,
            self.duties,
            on_gap=self.woke,
            on_tick=self.tick,
            on_crash=self.crashed,
        )
        self._runner = runner
        self.ctx.wake = runner.wake
        runner.start()

    def stop(self, seconds: float = 4.0) -> bool:
        """Finish what is in flight, within ``seconds``. True where nothing was left hanging: a text
        whose answer did not come in time is reconciled at the next start."""
        if self._runner is None:
            return True
        self.ctx.stopping.set()
        self.ctx.wake = lambda duty: None
        self.ctx.provider.drop_connections()
        return self._runner.stop(seconds)

    def send(self, number: str, text: str, *, author: str = "") -> Message:
        """A staff reply, see ``conversations.send``."""
        ctx = self.ctx
        message = conversations.send(
            ctx.store, ctx.settings(), ctx.now(), number, text, author=author
        )
        ctx.publish([ctx.event("text-queued", message.number, message=message.id)])
        ctx.wake("send")
        return message

    def _told(self, name: str, duty: Duty) -> Duty:
        """The duty, and the news that it works again after trouble."""

        def run() -> float:
            seconds = duty()
            self._over(name)
            return seconds

        return run

    # --- the watch ---

    def woke(self, gap: float) -> None:
        """The PC slept or its clock was set: nothing that was believed of time or lines holds."""
        self.ctx.skew.forget()
        self.ctx.provider.drop_connections()
        self.gate.reset()
        self.calls.sweep_next()
        self.messages.sweep_next()
        self.ctx.publish([self.ctx.event("woke", gap_seconds=round(gap))])

    def tick(self) -> None:
        """Once a second: settings that changed, and a sender that needs a hand."""
        if self._refresh is not None:
            try:
                changed = self._refresh()
            except UserError as error:
                self._say_once("settings", "settings-broken", str(error))
            else:
                self._over("settings")
                if changed:
                    self.ctx.publish([self.ctx.event("settings-changed")])
                    self.intake.look_again()
        if self._runner is not None and self.sender.held_up:
            self._runner.lend_a_hand("send")

    def crashed(self, duty: str, error: Exception) -> None:
        """A duty failed. The surroundings (a full disk) are said once, in words; anything else is
        our bug: logged with its place, never with values. Either way it is tried again."""
        if isinstance(error, EnvironmentTrouble):
            self._say_once(duty, "trouble", str(error))
            return
        log.error("duty %s failed: %s", duty, type(error).__name__, exc_info=error)
        self._say_once(duty, "duty-failed", type(error).__name__)

    def _over(self, about: str) -> None:
        with self._lock:
            # Several threads may send: only one of them has the news.
            was = self._trouble.pop(about, None)
        if was is not None:
            self.ctx.publish([self.ctx.event("trouble-over", about=about)])

    def _say_once(self, about: str, name: str, words: str) -> None:
        with self._lock:
            if self._trouble.get(about) == words:
                return
            self._trouble[about] = words
        self.ctx.publish([self.ctx.event(name, about=about, detail=words)])
