"""The engine: everything that runs while a desk is being served, put together and kept going."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Concatenate, ParamSpec

from deskreply.domain.errors import DatabaseDamaged, EnvironmentTrouble, UserError
from deskreply.domain.events import Event
from deskreply.domain.health import Level, Word
from deskreply.domain.models import Message
from deskreply.engine import conversations, threads
from deskreply.engine.after_restore import AfterRestore
from deskreply.engine.backups import Backups
from deskreply.engine.context import Context
from deskreply.engine.escalation import Escalation
from deskreply.engine.follow import Details, Follower
from deskreply.engine.followups import Followups
from deskreply.engine.gate import Gate
from deskreply.engine.health import HealthWatch, Polled
from deskreply.engine.intake import Intake
from deskreply.engine.notices import Notices
from deskreply.engine.outbox import Sender
from deskreply.engine.poller import CallPoller, MessagePoller
from deskreply.engine.ports import Notifier, Shelf, Store
from deskreply.engine.receive import Receiver, first_start
from deskreply.engine.reconcile import Reconciler
from deskreply.engine.runner import Duty, Runner
from deskreply.engine.supervisor import Supervisor
from deskreply.engine.threads import Changed
from deskreply.settings import Settings

log = logging.getLogger(__name__)

P = ParamSpec("P")
CLAIMS_SECONDS = 20.0


def _note(event: Event) -> None:
    """Every event stands in the log: ids and words, the number hashed by the log itself."""
    log.info("%s %s %s", event.name, event.number, dict(event.data))


class Engine:
    """Polls, decides, sends, reconciles. One a home at a time (the caller holds the home's lock).

    ``refresh`` re-reads the settings if they changed and says whether they did. ``shelf``: where
    backups of a local database are kept.
    """

    def __init__(
        self,
        ctx: Context,
        notifier: Notifier,
        refresh: Callable[[], bool] | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        self.ctx = ctx
        self._refresh = refresh
        self.gate = Gate(ctx)
        self.intake = Intake(ctx)
        self.receiver = Receiver(ctx)
        self.after_restore = AfterRestore(ctx)
        self.calls = CallPoller(ctx, self.gate, self.intake, self.after_restore)
        self.messages = MessagePoller(ctx, self.gate, self.receiver, self.after_restore)
        self.sender = Sender(ctx, self.gate)
        self.reconciler = Reconciler(ctx, self.gate)
        self.follower = Follower(ctx, self.gate)
        self.details = Details(ctx, self.gate, self.intake)
        self.escalation = Escalation(ctx)
        self.followups = Followups(ctx)
        self.notices = Notices(ctx, notifier)
        ctx.bus.subscribe(_note)
        self.supervisor = Supervisor(ctx)
        polled: dict[str, Polled] = {"calls": self.calls, "messages": self.messages}
        self.health = HealthWatch(ctx, self.gate, self.supervisor, polled)
        self._runner: Runner | None = None
        duties: dict[str, Duty] = {
            "calls": self.calls.run,
            "messages": self.messages.run,
            "send": self.sender.run,
            "reconcile": self.reconciler.run,
            "follow": self.follower.run,
            "details": self.details.run,
            "escalate": self.escalation.run,
            "followups": self.followups.run,
            "claims": self.free_claims,
        }
        if shelf is not None:
            duties["backup"] = Backups(ctx, shelf).run
        self.duties = {name: self._told(name, duty) for name, duty in duties.items()}

    def take_over(self) -> None:
        """What an earlier run of this home left: claims without an owner. The first time of all,
        note when this office began to listen."""
        home = self.ctx.owner.partition(":")[0] + ":"
        self.reconciler.adopt_orphans(all_of=home)
        with self.ctx.store.write() as tx:
            first_start(tx, self.ctx)
        self.after_restore.begin()

    def start(self) -> None:
        """Take over, then start all duties."""
        self.take_over()
        runner = Runner(
            self.ctx.clock,
            self.duties,
            on_gap=self.woke,
            on_tick=self.tick,
            told=self.supervisor,
        )
        self._runner = runner
        self.ctx.wake = runner.wake
        self.ctx.notice_gap = runner.notice_gap
        self.ctx.progress = runner.progress
        runner.start()

    def tend(self) -> None:
        """To be called every second by whoever runs the engine. Raises EnvironmentTrouble where it
        cannot go on: then the process should end and say so."""
        if self._runner is not None:
            self._runner.tend()

    def give_up(self, error: EnvironmentTrouble) -> None:
        """The engine cannot go on: ``tend`` will raise this."""
        if self._runner is not None:
            self._runner.give_up(error)

    def stop(self, seconds: float = 4.0) -> bool:
        """Finish what is in flight, within ``seconds``. True where nothing was left hanging: a text
        whose answer did not come in time is reconciled at the next start."""
        if self._runner is None:
            return True
        self.ctx.stopping.set()
        self.ctx.wake = lambda duty: None
        self.ctx.provider.drop_connections()
        return self._runner.stop(seconds)

    def send(
        self,
        number: str,
        text: str,
        *,
        author: str = "",
        at: datetime | None = None,
        anyway: bool = False,
        hold_seconds: float = 0.0,
    ) -> Message:
        """A staff reply, see ``conversations.send``."""
        ctx = self.ctx
        message = conversations.send(
            ctx.store, ctx.settings(), ctx.now(), number, text, author=author, at=at,
            anyway=anyway, hold_seconds=hold_seconds,
        )  # fmt: skip
        ctx.publish([ctx.event("text-queued", message.number, message=message.id)])
        ctx.wake("send")
        return message

    def act(
        self,
        action: Callable[Concatenate[Store, Settings, datetime, P], Changed],
        *given: P.args,
        **named: P.kwargs,
    ) -> Changed:
        """What a person does with a conversation: a function of ``threads``, with what it takes
        after the store, the settings and the time."""
        ctx = self.ctx
        changed = action(ctx.store, ctx.settings(), ctx.now(), *given, **named)
        ctx.publish(changed.events)
        return changed

    def free_claims(self) -> float:
        """The duty that frees threads whose owners are idle."""
        ctx = self.ctx
        ctx.publish(threads.release_idle(ctx.store, ctx.settings(), ctx.now()))
        return CLAIMS_SECONDS

    def _told(self, name: str, duty: Duty) -> Duty:
        """The duty, and the news that it works again after trouble."""

        def run() -> float:
            self.ctx.notice_gap()
            try:
                seconds = duty()
            except DatabaseDamaged as error:
                self._damaged(error)
                raise
            self.supervisor.worked(name)
            return seconds

        return run

    def _damaged(self, error: DatabaseDamaged) -> None:
        """Nothing more is sent; whoever runs the engine puts a backup in the database's place."""
        if not self.ctx.stopping.is_set():
            self.ctx.stopping.set()
            # The rest of the sentence is for whoever has no engine that sees to it.
            wrong, _, _ = str(error).partition(";")
            self.ctx.publish([self.ctx.event("database-damaged", detail=wrong)])
            self.give_up(error)

    # --- the watch ---

    def woke(self, gap: float) -> None:
        """The PC slept or its clock was set: nothing that was believed of time or lines holds."""
        self.ctx.readiness.require_fresh_reads("woke")
        self.ctx.skew.forget()
        self.ctx.provider.drop_connections()
        self.gate.reset()
        self.calls.sweep_next()
        self.messages.sweep_next()
        self.health.woke()
        self.ctx.publish([self.ctx.event("woke", gap_seconds=round(gap))])

    def tick(self) -> None:
        """Once a second: health, settings that changed, and a sender that needs a hand."""
        self.health.tick()
        if self._refresh is not None:
            try:
                changed = self._refresh()
            except UserError as error:
                self.supervisor.say(
                    "settings", "settings-broken", Word.SETTINGS_BROKEN, Level.WARNING, str(error),
                    es=error.es,
                )  # fmt: skip
            else:
                self.supervisor.over("settings")
                if changed:
                    self.ctx.publish([self.ctx.event("settings-changed")])
                    self.intake.look_again()
                    self.escalation.look_again()
        if self._runner is not None and self.sender.held_up:
            self._runner.lend_a_hand("send")
        self.supervisor.worked("watch")
