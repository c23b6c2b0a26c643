"""`python -m tests.faults.fuzz`: run plans, and print what replays those that found something."""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import time
from pathlib import Path

from .plan import random_plan
from .runner import CLIENTS, Report, run

SECONDS = 10  # between two words of progress


def main() -> int:
    """Run what the command line says; 1 where something did not hold."""
    parser = argparse.ArgumentParser(prog='python -m tests.faults.fuzz', description=__doc__)
    parser.add_argument('--client', choices=CLIENTS, default='cpython', help='who does the plans (cpython)')
    parser.add_argument('--seed', type=int, help='the plan of this seed alone; the same each time')
    parser.add_argument('--seeds', type=int, default=50, metavar='N', help='so many fresh ones (50)')
    parser.add_argument('--steps', type=int, default=200, help='of each plan (200)')
    parser.add_argument(
        '--report', type=Path, metavar='FILE', help='write down what has happened how often, as JSON'
    )
    parser.add_argument('--until-failure', action='store_true', help='end with the first that fails')
    given = parser.parse_args()
    seeds = [given.seed] if given.seed is not None else random.sample(range(10**9), given.seeds)
    start = time.monotonic()

    progress = Progress(given.client, len(seeds) * given.steps)
    plans = (random_plan(seed, given.steps) for seed in seeds)
    report = asyncio.run(run(given.client, plans, given.until_failure, progress.tell))
    progress.tell(report)
    if given.report:
        given.report.write_text(json.dumps([[*what, count] for what, count in report.seen.items()]))
    seconds = time.monotonic() - start
    print(f'{report.steps:,} steps of {given.client} in {seconds:.0f} s, {len(report.failures)} failed')
    return 1 if report.failures else 0


class Progress:
    """Says what was found at once, and every few seconds how far it is.

    Args:
        client: who does the plans.
        steps: of all plans.
    """

    def __init__(self, client: str, steps: int) -> None:
        self._client, self._steps = client, steps
        self._told = 0
        self._next = time.monotonic() + SECONDS

    def tell(self, report: Report) -> None:
        """A plan is over."""
        for failure in report.failures[self._told :]:
            print(failure, flush=True)
        self._told = len(report.failures)
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + SECONDS
            print(
                f'{self._client}: {report.steps:,} of {self._steps:,} steps, {self._told} failed', flush=True
            )


if __name__ == '__main__':
    sys.exit(main())
