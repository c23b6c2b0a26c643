"""The Pythonic face means the same under CPython, and compiled in a page, on both servers."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from sails_io import bundles
from sails_io.compiler.front_end import build_front_end
from tests.support import event_loop

from . import scenarios

SCENARIOS = [name for name, found in inspect.getmembers(scenarios, inspect.iscoroutinefunction)]
VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
TIMEOUT_MESSAGE = '`timeout` must be a number of seconds. Given: "long" (string).'

PAGE = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>face</title>
<script type="module">import * as scenarios from "/face/scenarios.js"; window.scenarios = scenarios;</script>
"""

EXPECTED = {
    'verbs': [*([200, verb, '2'] for verb in VERBS), 'PATCH'],
    'errors': [
        ['E_STATUS', 404, 404],
        ['E_TIMEOUT', 0],
        ['E_ABORTED', '/never'],
        ['E_USAGE', TIMEOUT_MESSAGE],
        'E_NOT_CONNECTED',
        ['E_USAGE', True, True],
    ],
    'ends_with_the_connection': [['first'], 'disconnected'],
    'connections': [
        'connecting',
        [True, 'connected', True],
        'yes',
        'disconnected',
        [200, 'connected'],
    ],
    'refused': 'E_NOT_CONNECTED',
    'subscriptions': [{'a': 1}, {'a': 1}],
}
HEARD = [
    *(['on', number] for number in range(3)),
    ['once', 0],
    *(['late', value, 200] for value in (0, 1, 2, 'last')),
    ['loop', 0],
    ['loop', 1],
]


@pytest.fixture(scope='module')
def compiled(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The scenarios as a page loads them."""
    folder = tmp_path_factory.mktemp('face')
    return build_front_end([Path(scenarios.__file__)], folder, bundles.path('sails_io.js'))


@pytest.fixture(params=['cpython', 'page'])
def outcome(request, server):
    """`outcome(name)`: what a scenario returns."""
    return request.getfixturevalue(f'in_{request.param}')


@pytest.fixture
def in_cpython(server):
    """Run a scenario in this process."""
    return lambda name: event_loop.run(getattr(scenarios, name)(server.url))


@pytest.fixture
def in_page(server, blank, compiled, console):
    """Run a scenario in a page."""
    for file in compiled:
        server.add_file(f'face/{file.name}', file)
    blank.page.goto(server.url + server.write('.html', PAGE))

    def run(name):
        if name == 'refused':
            console.expect('WebSocket connection to .* failed')
        return blank.run('(name) => scenarios[name](null)', name)

    return run


@pytest.mark.parametrize('name', EXPECTED)
def test_a_program_sees(outcome, name):
    assert outcome(name) == EXPECTED[name]


def test_a_program_hears(outcome):
    # Asynchronous handlers and loops come in between.
    assert sorted(outcome('events'), key=str) == sorted(HEARD, key=str)


def test_every_scenario_is_tested():
    assert sorted(SCENARIOS) == sorted([*EXPECTED, 'events'])
