"""A client that has been through much holds what it held before, and every request has ended once: the short form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest
from playwright.sync_api import Browser

from tests.soak import in_node
from tests.soak.__main__ import options
from tests.soak.chart import chart
from tests.soak.client import Client, Stuck
from tests.soak.counts import EXACT, Counts
from tests.soak.in_node import NodeClient
from tests.soak.in_page import PageClient
from tests.soak.record import Record
from tests.soak.report import page, terminal
from tests.soak.run import run, steps, warm_up
from tests.soak.servers import Mock
from tests.soak.tally import Tally
from tests.soak.trials import TRIALS, Trial
from tests.support.app_options import AppOptions
from tests.support.clients import DIST

SHORT = [trial for trial in TRIALS if trial.short]
ANSWERED, LOST = '200', 'E_DISCONNECTED'
#: How requests of a trial end that does not only lose and answer them.
ENDINGS = {'Requests to Sails': {ANSWERED, 'E_ABORTED', 'E_TIMEOUT'}}
#: Trials in which each connection is one of those that are counted.
COUNTED = ('The page reconnects', 'The server hangs up', 'The mock restarts')


@pytest.mark.parametrize('trial', SHORT, ids=[trial.title for trial in SHORT])
def test_the_end_is_as_the_beginning(trial: Trial, browser: Browser) -> None:
    for record in run(trial, browser, short=True, told=lambda line: None):
        assert list(record.complaints()) == [], record.client
        assert record.done == trial.short
        assert record.tally.asked > trial.short
        assert set(record.tally.endings) == ENDINGS.get(trial.title, {ANSWERED, LOST})
        if trial.title in COUNTED:
            assert record.tally.connections == 1 + warm_up(trial.short) + trial.short


# What is left behind is seen


@pytest.fixture(scope='module')
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mock]:
    """A server that has one client at a time."""
    mock = Mock(AppOptions(), tmp_path_factory.mktemp('public'), DIST / 'sails.io.min.js')
    mock.start()
    yield mock
    mock.stop()


@pytest.fixture(params=['Node', 'Chromium'])
def client(request: pytest.FixtureRequest, server: Mock, browser: Browser) -> Iterator[Client]:
    """A client that has just connected."""
    made: Client = NodeClient(server) if request.param == 'Node' else PageClient(server, browser)
    made.connect()
    yield made
    made.kill()


#: What is complained of when a count is higher than before.
COMPLAINTS = {**EXACT, 'heap': 'the heap has grown by'}
#: By what they add to: scripts that leave something behind.
LEAKS = {
    'listeners': "soak.socket()._raw.on('disconnect', () => {}); 0",
    'timers': 'setTimeout(() => {}, 3600000); 0',
    'sockets': """new Promise((resolve) => {
        const Engine = soak.socket()._raw.io.engine.constructor;
        new Engine(soak.socket().url, {transports: ['websocket'], path: '/socket.io/'}).on('open', resolve);
    })""",
    'kept': 'globalThis.leak = soak.socket()._raw; soak.reconnect(1)',
    'waiting': 'soak.ask(1, "/never"); 0',
    'heap': 'globalThis.leak = Array.from({length: 100000}, (_, number) => ({number})); 0',
}


@pytest.mark.parametrize('count', LEAKS)
def test_what_is_left_behind_is_seen(client: Client, count: str) -> None:
    client.do('reconnect', 1)
    before = client.counts()
    client.run(LEAKS[count])
    found = Record(
        'leak', client.name, 'leaks', [(0, before), (1, client.counts())], client.tally(), (0, ''), 0
    )
    assert COMPLAINTS[count] in ' '.join(found.complaints())


def test_a_request_without_an_ending_is_seen(client: Client) -> None:
    client.do('ask', 1, '/never')
    assert client.tally().lost == 1


def test_what_keeps_node_is_seen(server: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_node, 'PATIENCE', 1)
    client = NodeClient(server)
    client.connect()
    client.run('setTimeout(() => {}, 3600000); 0')
    with pytest.raises(Stuck, match='did not end by itself'):
        client.end()


# What is said


@pytest.fixture
def record() -> Record:
    """A client that has lost a request and some memory, and more."""
    first = Counts(listeners=26, timers=1, sockets=1, files=20, kept=2, waiting=0, served=1, heap=1_000_000)
    last = replace(first, listeners=27, files=21, heap=2_000_000)
    tally = Tally(asked=10, ended=9, twice=1, connections=1, endings={'200': 9})
    return Record('A leak', 'Node', 'leaks', [(0, first), (10, last)], tally, (1, 'Error'), 3)


def test_what_is_wrong_is_said_everywhere(record: Record) -> None:
    assert [complaint.partition(':')[0] for complaint in record.complaints()] == [
        '1 of 10 requests were lost without an ending',
        '1 endings came twice',
        'listeners',
        'open files',
        'the heap has grown by 1,000,000 bytes, and 200,000 are allowed',
        'it ended with the code 1 and said',
    ]
    assert 'Lost without an ending: 1. Ended more than once: 1.' in terminal([record])
    written = page([record], [('browser', 'Chromium')])
    assert 'NOT MET: A leak, Node: listeners: 26 at the beginning, 27 at the end' in written
    drawn = chart([record])
    assert fromstring(drawn).tag.endswith('svg')
    assert '>26→27<' in drawn


def test_all_is_well_where_nothing_differs(record: Record) -> None:
    well = replace(
        record, samples=[(0, record.samples[0][1])] * 6, tally=Tally(10, 10, 0, 1, {'200': 10}), exit=(0, '')
    )
    assert list(well.complaints()) == []
    assert 'NOT MET' not in page([well], [])


def test_parts_make_the_whole() -> None:
    assert list(steps(1, 20)) == [(1, 1)]
    assert [sum(more for _, more in steps(total, 20)) for total in (7, 20, 1_000_000)] == [7, 20, 1_000_000]


def test_wrong_options_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        options(['--only', '1,99'])
    assert 'there is no trial 99' in capsys.readouterr().err
    assert [trial.title for trial in options(['--only', '2']).trials] == ['The server hangs up']
