"""``deskreply demo``: the main job in under a minute, with no screen and no account.

A practice line on loopback, the real engine over real HTTP, an encrypted database that is thrown
away. Only what really happened is printed; the exit code is 0 only if every step did.
"""

from __future__ import annotations

import argparse
import queue
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from deskreply.cli.practice import Rig, practice_settings, rig
from deskreply.cli.words import print_json
from deskreply.domain.events import Event, Notice
from deskreply.domain.models import MessageKind, MessageState
from deskreply.settings import Settings

CALLER = "+12125550147"
CALLER_NAME = "MARIA LOPEZ"
SAYS = "Hi! Yes, I have a broken tooth. Do you have anything tomorrow morning?"
ANSWER = "Hi Maria, so sorry to hear that! We can see you tomorrow at 9:30. Does that work?"
RINGS_SECONDS = 3.0
READS_SECONDS = 2.0
STEP_SECONDS = 20.0


class Stuck(Exception):
    """A step that did not happen in time; the text says which."""


class Desk:
    """The receptionist's side: notices arrive here, as they would on a screen."""

    def __init__(self) -> None:
        self.notices: queue.Queue[Notice] = queue.Queue()

    def notify(self, notice: Notice) -> bool:
        self.notices.put(notice)
        return True


@dataclass
class Timeline:
    """Prints each step as it happens."""

    as_json: bool
    began: float

    def step(self, name: str, says: str, *, seconds: float | None = None) -> None:
        elapsed = time.monotonic() - self.began
        if self.as_json:
            row: dict[str, object] = {"step": name, "elapsed": round(elapsed, 2), "text": says}
            if seconds is not None:
                row["seconds"] = round(seconds, 2)
            print_json([row])
        else:
            sys.stdout.write(f"{elapsed:6.1f} s  {says}\n")
        sys.stdout.flush()


def demo(given: argparse.Namespace) -> int:
    """Play it and say how it went."""
    timeline = Timeline(given.json, time.monotonic())
    settings = replace(practice_settings(Settings()), timezone="America/New_York")
    if not given.json:
        sys.stdout.write(
            "A practice line on this computer, the real engine, no account. Nothing leaves it.\n\n"
        )
    desk = Desk()
    with tempfile.TemporaryDirectory(prefix="deskreply-demo-") as folder:
        try:
            with rig(Path(folder), lambda: settings, desk) as practice:
                try:
                    _play(practice, desk, timeline)
                finally:
                    practice.engine.stop()
        except Stuck as stuck:
            timeline.step("stuck", f"It did not work: {stuck}")
            return 1
    took = time.monotonic() - timeline.began
    timeline.step("done", f"Every step happened, in {took:.0f} seconds.", seconds=took)
    return 0


def _play(practice: Rig, desk: Desk, timeline: Timeline) -> None:
    engine, line = practice.engine, practice.line
    events: queue.Queue[Event] = queue.Queue()
    engine.ctx.bus.subscribe(events.put)
    engine.start()
    timeline.step("ringing", f"Maria Lopez ({CALLER}) calls Bright Smile Dental. It rings.")
    call = line.ring(CALLER, caller_name=CALLER_NAME)
    line.pick_up(call)
    leg = line.leg(call)
    time.sleep(RINGS_SECONDS)
    line.no_answer(leg)
    line.hang_up(call)
    hung_up = time.monotonic()
    _await(events, "call-missed")
    timeline.step("call-missed", "Call missed: nobody answered, she hung up.")
    _await(events, "text-sent")
    after = time.monotonic() - hung_up
    said = line.texts_out(CALLER)[-1].body
    timeline.step("text-sent", f"Text sent, {after:.1f} s after she hung up:", seconds=after)
    timeline.step("text", f"   DeskReply: {said}")
    time.sleep(READS_SECONDS)
    line.text_in(CALLER, SAYS)
    replied = time.monotonic()
    timeline.step("lead-replied", f"   Maria: {SAYS}")
    _notified(desk)
    took = time.monotonic() - replied
    timeline.step("notification", f"The desk is told, {took:.1f} s later.", seconds=took)
    reply = engine.send(CALLER, ANSWER)
    timeline.step("staff-answered", f"   Dana: {ANSWER}")
    _await(events, "text-delivered", message=reply.id)
    timeline.step("delivered", "Delivered to her phone.")
    _check(practice, reply.id)


def _check(practice: Rig, reply_id: str) -> None:
    """What was printed must also be what is stored, and what the provider's log shows."""
    with practice.store.read() as reader:
        texts = reader.thread_messages(CALLER)
        reply = reader.message(reply_id)
    kinds = [message.kind for message in texts]
    if kinds != [MessageKind.AUTO, MessageKind.LEAD, MessageKind.STAFF]:
        raise Stuck("the conversation is not what was said.")
    if reply is None or reply.state is not MessageState.DELIVERED:
        raise Stuck("the reply is not marked as delivered.")
    if len(practice.line.texts_out(CALLER)) != 2:
        raise Stuck("the caller did not get exactly one automatic text and one reply.")


def _await(events: queue.Queue[Event], name: str, **data: str) -> Event:
    """The next event of this name, or Stuck."""
    deadline = time.monotonic() + STEP_SECONDS
    while (left := deadline - time.monotonic()) > 0:
        try:
            event = events.get(timeout=left)
        except queue.Empty:
            break
        if event.name == name and all(event.data.get(k) == v for k, v in data.items()):
            return event
    raise Stuck(f"no {name} within {STEP_SECONDS:.0f} seconds.")


def _notified(desk: Desk) -> None:
    try:
        notice = desk.notices.get(timeout=STEP_SECONDS)
    except queue.Empty:
        raise Stuck(f"the desk was not told within {STEP_SECONDS:.0f} seconds.") from None
    if SAYS not in notice.body:
        raise Stuck("the desk was told something else.")
