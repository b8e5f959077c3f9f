"""Benchmarks of DeskReply, measured against the practice line: `python -m tests.bench --help`.

Every figure is one line: what was measured, its median (and 95th percentile where that is asked
for), from how many values, the goal, and whether it was met. A goal that is missed is told, not
failed: figures depend on the machine. A text that is lost or sent twice is a failure.
"""
