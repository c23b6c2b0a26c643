"""Samples, and the ratios between them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles

from .plan import Cell

RESAMPLES = 2_000
SEED = 1  # the same samples give the same interval


@dataclass(frozen=True)
class Spread:
    """The middle of some numbers, and how far they lie apart.

    Attributes:
        median: their median.
        quartiles: a quarter of them lies below the first, a quarter above the second.
        interval: where their median lies with 95 % confidence, by bootstrap.
        range: the least and the greatest.
        count: how many they are.
    """

    median: float
    quartiles: tuple[float, float]
    interval: tuple[float, float]
    range: tuple[float, float]
    count: int


def spread(values: Sequence[float]) -> Spread:
    """Return the spread of at least one number."""
    first, _, third = quantiles(values, method='inclusive') if len(values) > 1 else (values[0],) * 3
    return Spread(median(values), (first, third), interval(values), (min(values), max(values)), len(values))


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Return where the median of what the values are drawn from lies with 95 % confidence, by bootstrap."""
    chance = random.Random(SEED)
    medians = sorted(median(chance.choices(values, k=len(values))) for _ in range(RESAMPLES))
    rest = RESAMPLES // 40
    return medians[rest], medians[-1 - rest]


@dataclass
class Results:
    """What a run has found: by cell and client, the value of each round."""

    samples: dict[tuple[str, str], dict[str, dict[int, float]]] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)

    def add(self, cell: Cell, client: str, number: int, value: float) -> None:
        """Keep a sample."""
        if cell not in self.cells:
            self.cells.append(cell)
        self.samples.setdefault((cell.measure, cell.name), {}).setdefault(client, {})[number] = value

    def of(self, measure: str, name: str, client: str) -> dict[int, float]:
        """Return a client's values in a cell, by round; none where it had no part."""
        return self.samples.get((measure, name), {}).get(client, {})

    def ratio(self, measure: str, name: str, client: str, to: str) -> Spread | None:
        """Return how the client's values stand to another's of the same rounds; None without any."""
        return _spread(_quotients(self.of(measure, name, client), self.of(measure, name, to)))

    def growth(self, measure: str, small: str, large: str, client: str, to: str = '') -> Spread | None:
        """Return how a client's values in one cell stand to those in another, of the same rounds.

        Args:
            measure: the letter of both cells.
            small: the name of the one that is taken for 1.
            large: the name of the other.
            client: whose values.
            to: another client, by whose growth the growth is divided; none when empty.
        """
        grown = self._grown(measure, small, large, client)
        return _spread(_quotients(grown, self._grown(measure, small, large, to)) if to else grown)

    def _grown(self, measure: str, small: str, large: str, client: str) -> dict[int, float]:
        return _quotients(self.of(measure, large, client), self.of(measure, small, client))


def _quotients(above: dict[int, float], below: dict[int, float]) -> dict[int, float]:
    return {number: value / below[number] for number, value in above.items() if below.get(number, 0) > 0}


def _spread(ratios: dict[int, float]) -> Spread | None:
    return spread(list(ratios.values())) if ratios else None
