"""Medians, spreads and the turns of the clients."""

from __future__ import annotations

from tests.bench.results import spread
from tests.bench.runner import turns


def test_spread_of_one_number() -> None:
    found = spread([2.0])
    assert (found.median, found.quartiles, found.interval, found.range) == (2, (2, 2), (2, 2), (2, 2))


def test_spread_of_many() -> None:
    found = spread([5.0, 1.0, 3.0, 2.0, 4.0])
    assert (found.median, found.quartiles, found.range, found.count) == (3, (2, 4), (1, 5), 5)


def test_interval_lies_around_the_median_and_narrows_with_more_numbers() -> None:
    few, many = (spread([1 + place % 10 / 10 for place in range(count)]) for count in (10, 1000))
    for found in (few, many):
        assert found.interval[0] <= found.median <= found.interval[1]
    assert many.interval[1] - many.interval[0] < few.interval[1] - few.interval[0]


def test_interval_is_the_same_each_time() -> None:
    values = [0.9, 1.0, 1.2, 0.8, 1.1]
    assert spread(values) == spread(values)


def test_each_client_comes_after_each_other_as_often() -> None:
    orders = [''.join(turns(('A', 'B', 'C'), number)) for number in range(7)]
    assert orders == ['ABC', 'ACB', 'BAC', 'BCA', 'CAB', 'CBA', 'ABC']
