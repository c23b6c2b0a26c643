"""Says what was found: on the terminal, and in a page of the docs."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from tests.support.tables import aligned, markdown

from .bounds import RULES, Verdict
from .clients import FLOOR, OURS, REFERENCE
from .plan import TITLES, Cell
from .results import Results, Spread

NOTHING = '-'

HEADINGS = ('', 'what', 'rounds', 'ours', 'reference', 'floor', 'ours ÷ reference', 'ours ÷ floor')

INTRODUCTION = """\
<!-- Written by `make bench`. -->
# Benchmarks

What this library costs beside `sails.io.js` 1.2.1, the reference, and beside bare socket.io-client with
`emitWithAck`, the floor: the least that a client with these packets can cost. All three ran in Chromium against one
Sails app, in turns: each round has another order of the clients, and no ratio is made of samples of different rounds.

![Ratios of time: this library to the reference and to the floor](bench.svg)

The numbers are those of one run on one machine; `make bench` makes them anew, writes this page, and fails when a
bound is not met.
"""

NOTES = """\
(a) is the time of compiling and running the script, as an inline element, in a fresh page whose clock is fine; (b) goes
from the first line of the page, above the script's tag, to the answer of the first request, with a cold cache; what the
browser needs to open the page, a process and all, is the same for each client, and not in it. In (c), (d) and (e) each
request is `GET /status/200` with a callback of its own, and every answer is counted. In (e) the time of connecting is
in the sample. In (f) the server sends 10,000 events, and the value is the time of one call of one listener. In (k)
`emit` of the raw socket is replaced in the page, and all acknowledgements are called right after the last request, in
order, in reverse, or shuffled (the same way each time). The floor makes a promise for each request, which costs more
than the whole bookkeeping of this library. Each sample of (k) has a page of its own, in which 5,000 have been asked for
ten times before; "again" is a sample in a page in which the very same has been done once more. The first time pays for
the heap that has to grow, the more the more are in flight, and for code that the engine compiles anew for so many. The
reference has two speeds: a page's first 50,000 may cost it fifteen times what the next do. Shuffled answers cost
more the more are in flight, for every client, because the processor's caches no longer hold what they touch.

Most of the time of (c), (d) and (e) is the server's: the page waits. That (f) grows linearly says little, because the
arrival of an event costs far more than the calls of its listeners.

The reference speaks engine.io 3, the other two 4. It ships as readable source, and is minified here as this library
is, but for the setting `unsafe_arrows`, which breaks it. In (g) its `query` is emptied before each reconnect, because
it grows each time until the server refuses so long a URL."""


def cell_row(cell: Cell, results: Results) -> tuple[str, ...]:
    """Return a line of the table."""
    values = {name: results.of(cell.measure, cell.name, name) for name in (OURS, REFERENCE, FLOOR)}
    counts = list(dict.fromkeys(len(found) for found in values.values() if found))
    ratios = [results.ratio(cell.measure, cell.name, OURS, to) for to in (REFERENCE, FLOOR)]
    return (
        f'({cell.measure})',
        TITLES[cell.measure] + (f': {cell.name}' if cell.name else ''),
        ' / '.join(map(str, counts)),
        *(_value(list(found.values()), cell.unit) for found in values.values()),
        *(shown(ratio) if cell.compared else NOTHING for ratio in ratios),
    )


def _value(values: Sequence[float], unit: str) -> str:
    if not values:
        return NOTHING
    found = median(values)
    return f'{found:,.0f} {unit}' if abs(found) >= 100 or unit == 'bytes' else f'{found:.3g} {unit}'


def shown(ratio: Spread | None) -> str:
    """Return a ratio with its spread: the median, and the least and the greatest."""
    if ratio is None:
        return NOTHING
    low, high = ratio.range
    return f'{_short(ratio.median)} ({_short(low)} to {_short(high)})'


def _short(number: float) -> str:
    return f'{number:.2f}' if number >= 0.095 else f'{number:.3f}'


def verdict_row(verdict: Verdict) -> tuple[str, ...]:
    """Return a line of the judgement."""
    word = {True: 'met', False: 'NOT MET', None: 'not run'}[verdict.met]
    if verdict.found is None:
        return word, verdict.bound.text, NOTHING, NOTHING
    low, high = verdict.found.interval
    return word, verdict.bound.text, shown(verdict.found), f'{_short(low)} to {_short(high)}'


VERDICT_HEADINGS = ('', 'bound', 'median ratio (least to greatest)', '95 % interval of the median')


def terminal(results: Results, verdicts: Sequence[Verdict]) -> str:
    """Return the tables as plain text."""
    rows = [HEADINGS, *(cell_row(cell, results) for cell in results.cells)]
    judgement = [VERDICT_HEADINGS, *map(verdict_row, verdicts)]
    return '\n\n'.join(['\n'.join(aligned(rows)), '\n'.join(aligned(judgement)), RULES])


def page(results: Results, verdicts: Sequence[Verdict], facts: Sequence[tuple[str, str]]) -> str:
    """Return the page of the docs."""
    parts = [
        INTRODUCTION,
        markdown([HEADINGS, *(cell_row(cell, results) for cell in results.cells)]),
        'Values are medians of the rounds; where two numbers of rounds stand, the second is the reference\'s. Ratios '
        'are medians, with the least and the greatest in parentheses.\n\n' + NOTES,
        '## Bounds',
        RULES,
        markdown([VERDICT_HEADINGS, *map(verdict_row, verdicts)]),
        '## The run',
        markdown([('', ''), *facts]),
    ]  # fmt: skip
    return '\n\n'.join(part.rstrip('\n') for part in parts) + '\n'
