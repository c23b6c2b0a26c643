"""The judge says no where a bound is not met."""

from __future__ import annotations

import pytest

from tests.bench.bounds import Bound, bounds, judged
from tests.bench.clients import FLOOR, OURS, REFERENCE
from tests.bench.plan import ORDERS, Cell, plan
from tests.bench.results import Results

ALL = list(bounds())
ROUNDS = 5


def results_of(values: dict[tuple[str, str, str], float]) -> Results:
    """Results in which every value is 1, but for those that are given by measure, name and client."""
    results = Results()
    for cell in plan():
        for client in cell.clients:
            for number in range(ROUNDS):
                results.add(cell, client, number, values.get((cell.measure, cell.name, client), 1.0))
    return results


def to_ratio(bound: Bound, ratio: float) -> Results:
    """Results in which the bound's ratio is this one."""
    if bound.smaller:
        return results_of({(bound.measure, bound.name, OURS): ratio})
    return results_of({(bound.measure, bound.name, bound.to): 1 / ratio})


@pytest.mark.parametrize('bound', ALL, ids=lambda bound: bound.text)
def test_each_bound_can_fail(bound: Bound) -> None:
    assert bound.judge(to_ratio(bound, bound.limit * 1.01)).met is False
    assert bound.judge(to_ratio(bound, bound.limit * 0.9)).met is True


def test_the_bounds_are_those_that_were_asked_for() -> None:
    limits = {bound.text: round(bound.limit, 3) for bound in ALL}
    assert limits['(a): at most 0.60 of the time of the reference'] == 0.6
    assert limits['(b): at most 0.90 of the time of the reference'] == 0.9
    assert limits['(c): at least 0.97 of the rate of the floor'] == 1.031
    assert limits['(d) 50,000: at most 1.15 of the time of the floor'] == 1.15
    assert limits['(k) 50,000 shuffled: at least 20 times as fast as the reference'] == 0.05
    for when in (*ORDERS, *(f'{order}, again' for order in ORDERS)):
        assert limits[f'(k) 100,000 {when}: grows linearly from 5,000 {when}'] == 2
        assert limits[f'(k) 100,000 {when}: grows less than the floor from 5,000 {when}'] == 1
    assert {bound.measure for bound in ALL if bound.no_slower} == set('cdek')


def test_slower_in_every_round_is_slower() -> None:
    (bound,) = (each for each in ALL if each.no_slower and each.measure == 'c')
    verdict = bound.judge(to_ratio(bound, 1.01))
    assert verdict.found is not None
    assert verdict.found.interval[0] > 1
    assert verdict.met is False


def test_a_wide_interval_alone_lets_nothing_pass() -> None:
    (bound,) = (each for each in ALL if each.no_slower and each.measure == 'c')
    results = Results()
    (cell,) = (each for each in plan() if each.measure == 'c')
    for number, value in enumerate((0.5, 1.3, 1.3)):
        results.add(cell, OURS, number, value)
        results.add(cell, REFERENCE, number, 1.0)
    verdict = bound.judge(results)
    assert verdict.found is not None
    assert verdict.found.interval[0] < 1
    assert verdict.met is False


def test_what_was_not_measured_is_not_judged() -> None:
    assert {verdict.met for verdict in judged(Results())} == {None}


def test_every_bound_has_its_cells_in_the_plan() -> None:
    cells = {(cell.measure, cell.name): cell for cell in plan()}
    for bound in ALL:
        names = [bound.name, bound.smaller] if bound.smaller else [bound.name]
        assert all((bound.measure, name) in cells for name in names), bound.text
        assert not bound.to or bound.to in cells[bound.measure, bound.name].clients, bound.text


def test_ratios_are_of_samples_of_one_round() -> None:
    cell = Cell('c', '', 'µs', 1, 3)
    results = Results()
    for number, value in enumerate((1.0, 20.0, 300.0)):
        results.add(cell, OURS, number, value)
        if number < 2:
            results.add(cell, FLOOR, number, value * 2)
    found = results.ratio('c', '', OURS, FLOOR)
    assert found is not None
    assert (found.median, found.range, found.count) == (0.5, (0.5, 0.5), 2)
