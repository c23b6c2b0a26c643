"""Every scenario shows the same with 1.2.1 and with this library, except where it says in what they differ.

Where one of these tests fails, the library is wrong, or the scenario has to name the difference and its reason.
"""

from __future__ import annotations

import pytest

from .catalogue import SCENARIOS
from .conftest import KINDS
from .differences import pairs, write_down, written_down

EVERY_SCENARIO = pytest.mark.parametrize('scenario', SCENARIOS, ids=lambda scenario: scenario.name)


@pytest.fixture(scope='module')
def expected(pytestconfig):
    """The texts that were written down; with --record-differences, those that will be."""
    texts = written_down()
    yield texts
    if pytestconfig.getoption('--record-differences'):
        known = {scenario.name for scenario in SCENARIOS}
        write_down({name: found for name, found in texts.items() if name in known})


def listed(found, first, second):
    """Pairs of texts, for a reader."""
    return '\n'.join(
        f'{name!r}:\n  {first}={pair[0]!r},\n  {second}={pair[1]!r},' for name, pair in found.items()
    )


@EVERY_SCENARIO
@pytest.mark.parametrize('kind', KINDS)
def test_the_clients_agree(recorder, expected, pytestconfig, scenario, kind):
    found = pairs(*(recorder.recording(scenario, client, kind) for client in ('reference', 'ours')))
    if pytestconfig.getoption('--record-differences'):
        expected[scenario.name] = {name: pair for name, pair in found.items() if name in scenario.differs}
    texts = expected.get(scenario.name, {})
    assert set(texts) <= set(scenario.differs), (
        'differences.json has more than the scenario gives a reason for.'
    )
    unexplained = {name: pair for name, pair in found.items() if texts.get(name) != pair}
    assert not unexplained, 'Not as written down:\n' + listed(unexplained, 'reference', 'ours')
    stale = [name for name in scenario.differs if name not in found]
    assert not stale, f'The scenario gives a reason, but the clients agree in: {stale}'


@EVERY_SCENARIO
@pytest.mark.parametrize('client', ['reference', 'ours'])
def test_the_servers_agree(recorder, scenario, client):
    found = pairs(*(recorder.recording(scenario, client, kind) for kind in KINDS))
    assert not found, 'Not the same:\n' + listed(found, 'mock', 'sails')
