"""The bounds that a run is judged by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from .clients import FLOOR, OURS, REFERENCE
from .plan import BOOKKEPT, LISTENERS, ORDERS, SIZES, bookkeeping, events
from .results import Results, Spread

#: How much slower the median of a client may seem that is called no slower: what a run cannot tell from nothing.
TOLERANCE = 1.05
GROWTH = 2.0

RULES = f"""\
A ratio is that of two samples of one round; judged is the median of the ratios of all rounds. "No slower" is met when
the 95 % interval of that median (bootstrap) reaches down to 1.00 and the median itself is at most {TOLERANCE:.2f}, so
that a wide interval alone lets nothing pass. "Grows linearly" is met when the largest size costs at most
{GROWTH:.0f} times per item what the smallest costs. Where answers come shuffled, memory decides: of 100,000 requests
the processor's caches hold next to nothing, of 5,000 nearly all. What that does to a client that only keeps one promise
for each request, the floor shows; ours has to grow less than that as well."""


@dataclass(frozen=True)
class Bound:
    """A limit of ours, in a cell: for its ratio to another client, to a smaller cell of its own, or for its growth from
    there beside another client's.

    Attributes:
        measure, name: the cell.
        limit: the highest ratio of times.
        to: the other client, if any.
        smaller: the name of the smaller cell.
        no_slower: whether the rule for that is used in place of the bare limit.
        wording: how the limit is said where it was not asked for as a ratio of times.
    """

    measure: str
    name: str
    limit: float
    to: str = ''
    smaller: str = ''
    no_slower: bool = False
    wording: str = ''

    @property
    def text(self) -> str:
        """The bound as a reader sees it."""
        cell = f'({self.measure}) {self.name}'.rstrip()
        if self.smaller:
            how = f'less than {_called(self.to)}' if self.to else 'linearly'
            return f'{cell}: grows {how} from {self.smaller}'
        if self.no_slower:
            return f'{cell}: no slower than {_called(self.to)}'
        return f'{cell}: {self.wording or f"at most {self.limit:.2f} of the time of {_called(self.to)}"}'

    def judge(self, results: Results) -> Verdict:
        """Look whether the results are within the bound."""
        if self.smaller:
            found = results.growth(self.measure, self.smaller, self.name, OURS, self.to)
        else:
            found = results.ratio(self.measure, self.name, OURS, self.to)
        if found is None:
            return Verdict(self, None, None)
        met = found.median <= self.limit and (not self.no_slower or found.interval[0] <= 1)
        return Verdict(self, found, met)


@dataclass(frozen=True)
class Verdict:
    """Whether a bound is met; None where its cells were not measured."""

    bound: Bound
    found: Spread | None
    met: bool | None


def bounds() -> Iterator[Bound]:
    """Return all bounds."""
    yield Bound('a', '', 0.6, REFERENCE)
    yield Bound('b', '', 0.9, REFERENCE)
    yield _no_slower('c', '')
    yield Bound('c', '', 1 / 0.97, FLOOR, wording='at least 0.97 of the rate of the floor')
    for measure in 'de':
        for size in SIZES:
            yield _no_slower(measure, f'{size:,}')
    for size in SIZES:
        yield Bound('d', f'{size:,}', 1.15, FLOOR)
    yield Bound('d', f'{SIZES[-1]:,}', GROWTH, smaller=f'{SIZES[0]:,}')
    yield Bound('e', f'{SIZES[-1]:,}', GROWTH, smaller=f'{SIZES[0]:,}')
    yield Bound('f', events(1, LISTENERS[-1], 1).name, GROWTH, smaller=events(1, LISTENERS[0], 1).name)
    for order, again in product(ORDERS, (False, True)):
        few, many = (bookkeeping(size, order, 1, again=again).name for size in (BOOKKEPT[0], BOOKKEPT[-1]))
        yield _no_slower('k', few)
        yield Bound('k', many, GROWTH, smaller=few)
        yield Bound('k', many, 1, FLOOR, few)
    wording = 'at least 20 times as fast as the reference'
    yield Bound('k', bookkeeping(50_000, 'shuffled', 1).name, 1 / 20, REFERENCE, wording=wording)


def judged(results: Results) -> list[Verdict]:
    """Judge the results by all bounds."""
    return [bound.judge(results) for bound in bounds()]


def _no_slower(measure: str, name: str) -> Bound:
    return Bound(measure, name, TOLERANCE, REFERENCE, no_slower=True)


def _called(client: str) -> str:
    return f'the {client}'
