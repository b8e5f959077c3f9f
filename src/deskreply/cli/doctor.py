"""``deskreply doctor``: what is wrong, in plain words. Runs while an engine does."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict

from deskreply import bootstrap
from deskreply.cli.words import print_json


def doctor(given: argparse.Namespace) -> int:
    """One row a check; exit 1 if one fails."""
    found = bootstrap.doctor()
    if given.json:
        print_json(asdict(check) for check in found)
    else:
        for check in found:
            sys.stdout.write(f"{'ok   ' if check.ok else 'WRONG'}  {check.name}: {check.detail}\n")
            if check.advice:
                sys.stdout.write(f"       -> {check.advice}\n")
    return 0 if all(c.ok for c in found) else 1
