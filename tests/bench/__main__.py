"""Measures the client beside the reference and bare socket.io-client: `python -m tests.bench`."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from build.stage import SetupError, progress
from sails_io.compiler.tools import ToolMissing
from tests.support.app_options import AppOptions
from tests.support.clients import DIST
from tests.support.sails_server import SailsServer
from tests.support.tools import CHECKOUT, Missing

from .bounds import judged
from .chart import chart
from .clients import all_clients
from .machine import facts
from .plan import TITLES, Cell, plan
from .report import page, terminal
from .results import Results
from .runner import WARM_UP, Miscounted, Runner
from .tabs import TabFailed, launched

DOCS = CHECKOUT / 'docs'


async def measure(
    cells: Sequence[Cell], warm_ups: Mapping[str, str] = WARM_UP
) -> tuple[Results, list[tuple[str, str]]]:
    """Measure these cells; return what was found, and the facts of the run."""
    clients = {client.name: client for client in all_clients()}
    with TemporaryDirectory() as folder:
        server = SailsServer(AppOptions(), Path(folder), DIST / 'sails.io.min.js')
        try:
            server.start()
            async with launched() as chromium:
                about = facts(chromium.version, clients)
                return await Runner(chromium, server, clients, progress, warm_ups).run(list(cells)), about
        finally:
            server.stop()


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(prog='python -m tests.bench', description=__doc__)
    letters = ', '.join(f'{letter}: {title}' for letter, title in TITLES.items())
    parser.add_argument(
        '--only', default='', metavar='LETTERS', help=f'some measures, such as a,k ({letters})'
    )
    parser.add_argument('--rounds', type=int, help='rounds of each line (default: as many as each needs)')
    parser.add_argument(
        '--quick', action='store_true', help='small sizes, to see whether it runs; judges nothing'
    )
    parser.add_argument(
        '--output', type=Path, help='where bench.svg and benchmarks.md go (default: docs, after a whole run)'
    )
    found = parser.parse_args(arguments)
    found.only = found.only.replace(',', '')
    if unknown := set(found.only) - set(TITLES):
        parser.error(f'--only: there is no measure {", ".join(sorted(unknown))}. There are {letters}.')
    if found.rounds is not None and found.rounds < 1:
        parser.error(f'--rounds must be 1 or more, not {found.rounds}.')
    return found


def main() -> int:
    """Measure, say what was found, and return 1 when a bound is not met."""
    given = options()
    began = time.monotonic()
    try:
        results, about = asyncio.run(measure(plan(given.only, given.rounds, given.quick)))
    except (Missing, ToolMissing, SetupError, TabFailed, Miscounted) as error:
        print(f'\n{error}', file=sys.stderr)
        return 1
    verdicts = judged(results)
    print(f'\n{terminal(results, verdicts)}\n\nmeasured in {time.monotonic() - began:.0f} s')
    is_whole = not (given.only or given.quick or given.rounds)
    if output := given.output or (DOCS if is_whole else None):
        output.mkdir(parents=True, exist_ok=True)
        (output / 'bench.svg').write_text(chart(results), encoding='utf-8')
        (output / 'benchmarks.md').write_text(page(results, verdicts, about), encoding='utf-8')
    missed = [verdict.bound.text for verdict in verdicts if verdict.met is False]
    if missed and not given.quick:
        print('\nNot met:\n  ' + '\n  '.join(missed), file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
