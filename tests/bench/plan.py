"""What is measured: each line of the table is a cell of this plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from .clients import FLOOR, OURS, REFERENCE

NAMES = (OURS, REFERENCE, FLOOR)

TITLES = {
    'a': 'evaluating the script',
    'b': 'load to first answer',
    'c': 'sequential round trips',
    'd': 'requests in flight over the network',
    'e': 'requests queued before connecting',
    'f': '10,000 events',
    'g': 'heap',
    'k': "the client's own bookkeeping",
}

SIZES = (1_000, 10_000, 50_000)
LISTENERS = (1, 10, 100)
EVENTS = 10_000
BOOKKEPT = (5_000, 50_000, 100_000)
ORDERS = ('in order', 'reverse', 'shuffled')
UNANSWERED = 10_000
RECONNECTS = 1_000


@dataclass(frozen=True)
class Cell:
    """One line of the table.

    Attributes:
        measure: its letter.
        name: what distinguishes it within the measure.
        unit: of the value of a sample: `ms`, `µs` or `bytes`.
        items: by how many the measured value is divided.
        rounds: how many samples each client gives.
        run: what a page evaluates.
        reference_rounds: fewer rounds for the reference, where it takes seconds.
        clients: who takes part.
        compared: whether a ratio of the values says anything.
        again: whether the same is done once before each sample, in the same page, and not counted.
    """

    measure: str
    name: str
    unit: str
    items: int
    rounds: int
    run: str = ''
    reference_rounds: int | None = None
    clients: tuple[str, ...] = NAMES
    compared: bool = True
    again: bool = False

    def rounds_of(self, client: str) -> int:
        """Return how many samples a client gives."""
        if client == REFERENCE and self.reference_rounds is not None:
            return min(self.rounds, self.reference_rounds)
        return self.rounds


def plan(only: str = '', rounds: int | None = None, quick: bool = False) -> list[Cell]:
    """Return the cells to be measured.

    Args:
        only: letters of measures; all when empty.
        rounds: how many rounds each cell gets in place of its own number.
        quick: the smallest sizes alone, with two rounds.
    """
    cells = [cell for cell in _quick() if quick] or [*_whole()]
    cells = [cell for cell in cells if not only or cell.measure in only]
    return [replace(cell, rounds=rounds) for cell in cells] if rounds else cells


def _whole() -> Iterator[Cell]:
    yield Cell('a', '', 'ms', 1, 30)
    # When the script's request is on its way already, the first line of a page runs, or up to 15 ms later: a half of
    # what is measured. So many rounds bring the median of the ratios to 0.02.
    yield Cell('b', '', 'ms', 1, 600)
    yield Cell('c', '', 'µs', 400, 60, 'bench.sequential(400)')
    for size, rounds in zip(SIZES, (40, 12, 4), strict=True):
        yield in_flight(size, rounds)
    for size, rounds in zip(SIZES, (40, 12, 4), strict=True):
        yield queued(size, rounds)
    for listeners in LISTENERS:
        yield events(EVENTS, listeners, 6)
    yield from heap(UNANSWERED, RECONNECTS, 3, 1)
    for order, again in product(ORDERS, (False, True)):
        for size, repeat, rounds, fewer in zip(BOOKKEPT, (20, 1, 1), (24, 10, 24), (12, 6, 1), strict=True):
            yield bookkeeping(size, order, rounds, repeat, fewer, again)


def _quick() -> Iterator[Cell]:
    yield Cell('a', '', 'ms', 1, 2)
    yield Cell('b', '', 'ms', 1, 2)
    yield Cell('c', '', 'µs', 100, 2, 'bench.sequential(100)')
    yield in_flight(SIZES[0], 2)
    yield queued(SIZES[0], 2)
    yield events(1_000, LISTENERS[0], 2)
    yield from heap(1_000, 20, 1, 1)
    for order in ORDERS:
        yield bookkeeping(BOOKKEPT[0], order, 2)


def in_flight(size: int, rounds: int) -> Cell:
    """Return the cell of (d) for so many requests."""
    return Cell('d', f'{size:,}', 'µs', size, rounds, f'bench.inFlight({size})')


def queued(size: int, rounds: int) -> Cell:
    """Return the cell of (e) for so many requests."""
    return Cell('e', f'{size:,}', 'µs', size, rounds, f'bench.queued({size})')


def events(count: int, listeners: int, rounds: int) -> Cell:
    """Return the cell of (f) for so many listeners; the value is the time of one call of one of them."""
    name = f'{listeners} listener' + ('s' if listeners > 1 else '')
    return Cell('f', name, 'µs', count * listeners, rounds, f'bench.events({count}, {listeners})')


def bookkeeping(
    size: int, order: str, rounds: int, repeat: int = 1, reference_rounds: int = 9, again: bool = False
) -> Cell:
    """Return the cell of (k) for so many requests, answered in an order.

    A small number of them is asked for several times in one sample, so that each size pays for the garbage that it
    leaves. The first time in a page pays for compiling and for a heap that has to grow as well: a small size does so in
    the first of its many times, a large one in its only one. Done again, neither does.
    """
    name = f'{size:,} {order}' + (', again' if again else '')
    run = f'bench.bookkeeping({size}, {order!r}, {repeat})'
    return Cell('k', name, 'µs', size * repeat, rounds, run, reference_rounds, again=again)


def heap(unanswered: int, times: int, rounds: int, reconnect_rounds: int) -> Iterator[Cell]:
    """Return the cells of (g)."""
    yield Cell(
        'g', 'per request in flight', 'bytes', unanswered, rounds, f'bench.leaveUnanswered({unanswered})'
    )
    # A growth of next to nothing makes no sensible ratio.
    name = f'growth per reconnect, of {times:,}'
    yield Cell('g', name, 'bytes', times, reconnect_rounds, f'bench.reconnect({times})', compared=False)
