"""The benchmarks run: small ones, through the same code, with the real server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from tests.bench.__main__ import measure, options
from tests.bench.bounds import judged
from tests.bench.chart import chart
from tests.bench.plan import NAMES, Cell, bookkeeping, events, heap, in_flight, queued
from tests.bench.report import page, terminal
from tests.bench.results import Results
from tests.bench.runner import Miscounted, Runner, checked

CELLS = [
    Cell('a', '', 'ms', 1, 1),
    Cell('b', '', 'ms', 1, 1),
    Cell('c', '', 'µs', 20, 1, 'bench.sequential(20)'),
    in_flight(50, 1),
    queued(50, 1),
    events(20, 3, 1),
    *heap(50, 2, 1, 1),
    bookkeeping(200, 'shuffled', 2, repeat=2, reference_rounds=1),
    bookkeeping(200, 'shuffled', 1, again=True),
]
#: As short as the samples: nobody looks at how fast they are.
WARM_UPS = {
    'c': 'bench.sequential(10)',
    'd': 'bench.inFlight(20)',
    'e': 'bench.queued(20)',
    'f': 'bench.events(10, 2)',
    'k': "bench.bookkeeping(20, 'in order', 2)",
}


@pytest.fixture(scope='module')
def results() -> Results:
    """What a small run found, in a thread of its own: this one may have an event loop already."""
    with ThreadPoolExecutor(1) as thread:
        found, facts = thread.submit(asyncio.run, measure(CELLS, WARM_UPS)).result()
    assert [name for name, _ in facts][-3:] == list(NAMES)
    return found


def test_each_client_gives_the_samples_that_were_planned(results: Results) -> None:
    for cell in CELLS:
        for client in NAMES:
            expected = cell.rounds_of(client) if client in cell.clients else 0
            found = results.of(cell.measure, cell.name, client)
            assert len(found) == expected, f'({cell.measure}) {cell.name}, {client}'
            if cell.compared:
                assert all(value > 0 for value in found.values())


def test_what_was_found_can_be_shown(results: Results) -> None:
    verdicts = judged(results)
    assert fromstring(chart(results)).tag.endswith('svg')
    for text in (terminal(results, verdicts), page(results, verdicts, [('browser', 'Chromium')])):
        assert '200 shuffled' in text
        assert 'not run' in text


class _Page:
    """A page that only notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    @asynccontextmanager
    async def tab(self) -> AsyncIterator[_Page]:
        yield self

    async def go(self, url: str) -> None:
        pass

    async def evaluate(self, expression: str) -> dict[str, int]:
        self.asked.append(expression)
        return {'ms': 1, 'asked': 1, 'once': 1, 'wrong': 0}


@pytest.mark.parametrize(('again', 'times'), [(False, 1), (True, 2)])
def test_again_is_done_once_before_it_is_measured(tmp_path: Path, again: bool, times: int) -> None:
    page: Any = _Page()
    server: Any = SimpleNamespace(public=tmp_path, add_file=lambda *_: None, url='')
    runner = Runner(page, server, {})
    runner._pages['ours'] = ''
    cell = bookkeeping(200, 'shuffled', 1, again=again)
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, runner._bookkeeping(cell, 'ours')).result() == 1000
    assert page.asked.count(cell.run) == times


@pytest.mark.parametrize('found', [{'once': 9, 'wrong': 0}, {'once': 10, 'wrong': 1}])
def test_a_wrong_count_is_an_error(found: dict[str, int]) -> None:
    assert checked({'asked': 10, 'once': 10, 'wrong': 0}, 'bench.inFlight(10)', 'ours')
    with pytest.raises(Miscounted, match='ours'):
        checked({'asked': 10, **found}, 'bench.inFlight(10)', 'ours')


@pytest.mark.parametrize('arguments', [['--only', 'z'], ['--rounds', '0']])
def test_wrong_options_are_named(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        options(arguments)
    assert arguments[0] in capsys.readouterr().err
