"""Why a caller was or was not texted: the rules their call went through, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from deskreply.domain.models import Call, Decision, Outcome
from deskreply.engine.why import Step
from deskreply.ui.conversation.rows import Check, Why
from deskreply.ui.conversation.scene import Scene

# In the order in which the rules are asked: what comes before the one that decided was passed.
_OPTED_OUT = frozenset({"opted-out"})
_FIRST_TEXT = frozenset({"cooldown"})
_BEFORE_OPTED_OUT = frozenset({"withheld", "own-number", "blocked", "foreign", "not-textable"})
_BEFORE_FIRST_TEXT = frozenset({"undeliverable", "in-touch", "answered", "too-old"})
# Steps whose sentences say more than the line of the call and its checks.
_TOLD = frozenset({"decision", "follow-up", "call-back"})
_AS_USUAL = frozenset({Decision.PENDING, Decision.TEXTED})


class WhyWords(QObject):
    """Makes the panel below a call."""

    def panel(self, call: Call, scene: Scene) -> Why:
        """The question alone; with its answer where the scene has it open."""
        steps = scene.open.get(call.id)
        if steps is None:
            return Why(self._question(call))
        return Why(
            self._question(call),
            open=True,
            checks=self._checks(call, scene.cooldown_hours),
            lines=self._lines(call, steps, scene),
        )

    def spoken(self, call: str, why: Why) -> str:
        """What a screen reader says of a call with its reasons, where they are shown."""
        if not why.open:
            return call
        yes, no = self.tr("yes"), self.tr("no")
        checks = ", ".join(f"{each.text}: {yes if each.passed else no}" for each in why.checks)
        return " ".join(part for part in (f"{call}.", why.question, checks, *why.lines) if part)

    def _question(self, call: Call) -> str:
        match call.decision:
            case Decision.TEXTED:
                return self.tr("Why was this caller texted?")
            case Decision.PENDING:
                return self.tr("Why will this caller be texted?")
            case Decision.HELD:
                return self.tr("Why does the text to this caller wait?")
            case Decision.FAILED:
                return self.tr("Why was the text to this caller not delivered?")
            case _:
                return self.tr("Why was this caller not texted?")

    def _checks(self, call: Call, cooldown_hours: float) -> tuple[Check, ...]:
        """Nobody answered, first text, not opted out: as far as they were asked."""
        if call.outcome is not Outcome.MISSED:
            answered = call.outcome is Outcome.ANSWERED
            return (Check(self.tr("Nobody answered"), passed=False),) if answered else ()
        checks = [Check(self.tr("Nobody answered"), passed=True)]
        reason = call.reason
        decided = call.decision in (Decision.SKIPPED, Decision.REVIEW)
        if decided and reason in _BEFORE_OPTED_OUT:
            return tuple(checks)
        if not (decided and reason in _OPTED_OUT | _BEFORE_FIRST_TEXT):
            words = self.tr("First text in {hours} h").replace("{hours}", f"{cooldown_hours:g}")
            checks.append(Check(words, passed=not (decided and reason in _FIRST_TEXT)))
        opted_out = decided and reason in _OPTED_OUT
        checks.append(Check(self.tr("Not opted out"), passed=not opted_out))
        return tuple(checks)

    def _lines(self, call: Call, steps: Sequence[Step], scene: Scene) -> tuple[str, ...]:
        """The sentences of what was decided, in their order; none where all went as usual."""
        if not steps:
            return (call.explanation,) if call.decision not in _AS_USUAL else ()
        told = [step for step in steps if step.kind in _TOLD and step.text]
        decided = {step.data.get("decision") for step in told if step.kind == "decision"}
        if decided <= {decision.value for decision in _AS_USUAL}:
            told = [step for step in told if step.kind != "decision"]
        return tuple(
            dict.fromkeys(f"{scene.clock(s.at)}  {s.text}" if s.at else s.text for s in told)
        )
