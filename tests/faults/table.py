"""The table of scenarios and outcomes."""

from __future__ import annotations

from deskreply.domain.history import Verdict
from tests.faults.scenarios import SCENARIOS
from tests.faults.stage import Outcome


def table(outcomes: dict[str, Outcome]) -> str:
    """One line a scenario: kills, calls, and how many calls of each verdict."""
    head = ["scenario", "kills", "calls", *Verdict, "staff %", ""]
    rows = [head, *(_row(name, outcome) for name, outcome in outcomes.items())]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    lines = []
    for row in rows:
        first, *rest = row
        cells = [f"{cell:>{width}}" for cell, width in zip(rest[:-1], widths[1:], strict=False)]
        lines.append("  ".join([f"{first:<{widths[0]}}", *cells, rest[-1]]).rstrip())
    return "\n".join(lines)


def _row(name: str, outcome: Outcome) -> list[str]:
    scenario = SCENARIOS[name]
    counts = [str(outcome.counts[verdict] or "-") for verdict in Verdict]
    calls = sum(outcome.counts.values())
    meant = outcome.counts[Verdict.ONCE] + outcome.counts[Verdict.STAFF]
    share = f"{100 * outcome.counts[Verdict.STAFF] / meant:.1f}" if meant else "-"
    says = [scenario.says]
    if outcome.under_fire:
        says.append(f"{outcome.hits} kills within a request, {outcome.under_fire} texts between")
    if outcome.reasons:
        found = ", ".join(f"{count} {reason}" for reason, count in outcome.reasons.most_common())
        says.append(f"staff: {found}")
    if scenario.window:
        says.append(f"{', '.join(sorted(scenario.window))}: a known window")
    if outcome.skipped:
        says.append(f"NOT PLAYED: {outcome.skipped}")
    if outcome.trouble:
        says.append(f"TROUBLE: {len(outcome.trouble)}")
    return [name, str(outcome.kills or "-"), str(calls), *counts, share, "; ".join(says)]
