"""Says what was found: on the terminal, and in a page of the docs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.support.tables import aligned, markdown

from .counts import EXACT
from .record import HEAP_ALLOWANCE, Record

HEADINGS = (
    'trial',
    'client',
    'done',
    'connections',
    'requests',
    'how they ended',
    'lost',
    'held',
    'heap',
    'time',
)

INTRODUCTION = """\
<!-- Written by `make soak`. -->
# Soak

What a client holds after thousands of reconnects, a million requests, and servers and laptops that come and go: what it
held before. Each trial below does one thing again and again. At the beginning, on the way and at the end, when every
request has ended and garbage has been collected, it is counted what there is.

![The heap of each client from the beginning to the end of its trial, and its counts](images/soak.svg)
"""

TRIALS = """\
## The trials

- **The page reconnects**: `disconnect()` and `reconnect()`, with a request in flight and one that waits.
- **The server hangs up**: it closes the connection with two requests in flight; the client comes back by itself.
- **Requests to Sails**: 200 at a time. Of each hundred, one is aborted, one has a time limit before its answer, one has
  such a limit and no answer ever, and ten share an `AbortSignal`.
- **The mock restarts**, **Sails restarts**: the server ends, the mock by turns with a word to its clients and without
  one; five requests are in flight, five more are asked; then it is lifted on the same port.
- **Sails is stopped**: its process gets SIGSTOP, with five requests in flight, and SIGCONT: first right away, then when
  the client has lost it, tries again, and has five more requests that wait.
- **The laptop sleeps**: in Node the client's process gets SIGSTOP until the server has given it up, and SIGCONT; in
  Chromium ten minutes pass in a moment. Then the clock jumps by an hour, of which no timer knows, and at once requests
  are asked.

The client in Node is `sails.io.cjs` with socket.io-client 4, that in Chromium `sails.io.min.js`.

## What is counted

- listeners: of socket.io's objects, of the `AbortSignal` that requests share, and of the process, or of all of the page
- timers, sockets and open files: by `process.getActiveResourcesInfo()` and `/dev/fd`; in the page by `setTimeout` and
  DevTools
- kept: raw sockets, and engines beneath, that are still in memory; one of each is in use
- waiting: `queued()`, acknowledgements that socket.io waits for, and packets that it keeps back
- the server's sockets: as it counts them
- heap: bytes in use; from the median of the first three samples to that of the last three

All but the heap have to be the same at the end. It may grow by {allowances}, however long
the trial is: code is compiled when it first runs, in a page to machine code too. Node runs with `--jitless`, because
that machine code would hide what is kept. At the end of a trial Node has to end by itself, with nothing to complain of.
"""


def row(record: Record) -> tuple[str, ...]:
    """Return a line of the table."""
    tally = record.tally
    endings = '; '.join(f'{ending}: {count:,}' for ending, count in sorted(tally.endings.items()))
    held = '; '.join(_change(record, name, words) for name, words in EXACT.items() if _differs(record, name))
    return (
        record.trial,
        record.client,
        f'{record.done:,} {record.unit}',
        f'{tally.connections:,}',
        f'{tally.asked:,}',
        endings,
        f'{tally.lost:,}',
        held or 'the same',
        f'{record.growth / 1000:+,.0f} kB',
        f'{record.seconds:,.0f} s',
    )


def _differs(record: Record, name: str) -> bool:
    first, last = record.ends(name)
    return first != last


def _change(record: Record, name: str, words: str) -> str:
    first, last = record.ends(name)
    return f'{words} {first:,} → {last:,}'


def sums(records: Sequence[Record]) -> str:
    """Return what became of all requests together, in a sentence."""
    asked, lost, twice = (
        sum(getattr(record.tally, name) for record in records) for name in ('asked', 'lost', 'twice')
    )
    return (
        f'{asked:,} requests were asked. Lost without an ending: {lost:,}. Ended more than once: {twice:,}.'
    )


def complaints(records: Sequence[Record]) -> Iterator[str]:
    """What is not as it has to be."""
    for record in records:
        for complaint in record.complaints():
            yield f'{record.trial}, {record.client}: {complaint}'


def terminal(records: Sequence[Record]) -> str:
    """Return the table, and the sums, as plain text."""
    return '\n'.join([*aligned([HEADINGS, *map(row, records)]), '', sums(records)])


def page(records: Sequence[Record], facts: Sequence[tuple[str, str]]) -> str:
    """Return the page of the docs."""
    found = list(complaints(records))
    allowances = ', '.join(f'{size // 1000} kB in {client}' for client, size in HEAP_ALLOWANCE.items())
    parts = [
        INTRODUCTION,
        sums(records),
        markdown([HEADINGS, *map(row, records)]),
        'Requests and connections are those of all of the trial, the time before the beginning included.',
        '\n'.join(f'- NOT MET: {complaint}' for complaint in found),
        TRIALS.replace('{allowances}', allowances),
        '## The run',
        markdown([('', ''), *facts]),
    ]
    return '\n\n'.join(part.rstrip('\n') for part in parts if part) + '\n'
