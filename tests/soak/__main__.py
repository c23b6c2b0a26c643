"""Lets clients run for long, and looks at what they hold at the end: `python -m tests.soak`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from build.browser import chromium
from build.stage import SetupError, progress
from sails_io.client.version import VERSION
from sails_io.compiler.tools import ToolMissing
from tests.bench.machine import facts
from tests.support.chromium import CHROMIUM_ARGUMENTS
from tests.support.tools import CHECKOUT, Missing

from .chart import chart
from .client import Stuck
from .record import Record
from .report import complaints, page, terminal
from .run import run
from .trials import TRIALS, Trial

DOCS = CHECKOUT / 'docs'


def soak(trials: Sequence[Trial], short: bool) -> tuple[list[Record], list[tuple[str, str]]]:
    """Run trials; return what was seen, and the facts of the run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium()), args=CHROMIUM_ARGUMENTS)
        about = facts(browser.version, {})
        records = [record for trial in trials for record in run(trial, browser, short, progress)]
        browser.close()
    return records, about


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(prog='python -m tests.soak', description=__doc__)
    numbered = '; '.join(f'{number}: {trial.title}' for number, trial in enumerate(TRIALS, 1))
    parser.add_argument(
        '--only', default='', metavar='NUMBERS', help=f'some trials, such as 1,4 ({numbered})'
    )
    parser.add_argument('--short', action='store_true', help='as short as in the tests')
    parser.add_argument(
        '--output', type=Path, help='where soak.md and images/soak.svg go (default: docs, after a whole run)'
    )
    found = parser.parse_args(arguments)
    wanted = [text for text in found.only.split(',') if text]
    known = [str(number) for number, _ in enumerate(TRIALS, 1)]
    if unknown := sorted(set(wanted) - set(known)):
        parser.error(f'--only: there is no trial {", ".join(unknown)}. There are {numbered}.')
    found.trials = [
        trial
        for number, trial in zip(known, TRIALS, strict=True)
        if number in (wanted or known) and (trial.short or not found.short)
    ]
    return found


def main() -> int:
    """Run the trials, say what was found, and return 1 when something is not as it was at the beginning."""
    given = options()
    began = time.monotonic()
    try:
        records, about = soak(given.trials, given.short)
    except (Missing, ToolMissing, SetupError, Stuck) as error:
        print(f'\n{error}', file=sys.stderr)
        return 1
    seconds = time.monotonic() - began
    print(f'\n{terminal(records)}\n\nran for {seconds:,.0f} s')
    is_whole = not (given.only or given.short)
    if output := given.output or (DOCS if is_whole else None):
        (output / 'images').mkdir(parents=True, exist_ok=True)
        (output / 'images' / 'soak.svg').write_text(chart(records), encoding='utf-8')
        more = [('library', f'sails_io {VERSION}'), ('time', f'{seconds / 60:.0f} minutes')]
        (output / 'soak.md').write_text(page(records, [*about, *more]), encoding='utf-8')
    if found := list(complaints(records)):
        print('\nNot as at the beginning:\n  ' + '\n  '.join(found), file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
