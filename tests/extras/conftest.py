"""Pages that have loaded the extras beside the client: the readable files on the mock, the minified on Sails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.client_page import ClientPage
from tests.support.server import Server

COMBINATIONS = [('page', 'mock'), ('minified', 'sails')]

#: A connection that falls without the page's doing comes back at once.
RECONNECTING = (
    'io.sails.reconnection = true; io.sails.reconnectionDelay = 10; io.sails.randomizationFactor = 0;'
)
#: `note(name, request)` notes how a request ends, as its callback and those who await it are told.
#: `sent` has what the page sends, packet by packet, before it goes out.
NOTE = """
  window.ends = {};
  window.how = (jwr) => jwr.error ? jwr.error.code : jwr.statusCode;
  window.note = (name, method, url, options) => {
    const keep = (told) => { (ends[name] = ends[name] || []).push(told); };
    const request = io.socket.request({method, url, ...options}, (body, jwr) => keep(how(jwr)));
    request.then((jwr) => keep(how(jwr)), (error) => keep(error.code));
    return request;
  };
  window.fall = () => io.socket._raw.io.engine.close();
  window.sent = [];
"""


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test with both, unless it has chosen."""
    marks = metafunc.definition.iter_markers('parametrize')
    if 'server' in metafunc.fixturenames and not any('server_kind' in mark.args[0] for mark in marks):
        metafunc.definition.add_marker(
            pytest.mark.parametrize(
                ('client_file', 'server_kind'),
                COMBINATIONS,
                ids=[f'{client}-{server}' for client, server in COMBINATIONS],
                indirect=True,
                scope='session',
            )
        )


@pytest.fixture
def extras_file(client_file: Path) -> Path:
    """The file of the extras that belongs to the client."""
    return client_file.with_name(client_file.name.replace('sails.io', 'sails.io.extras'))


@pytest.fixture
def extended(
    new_page: Callable[..., ClientPage], extras_file: Path, server: Server
) -> Callable[..., ClientPage]:
    """`extended(settings=…)`: a new page with client and extras, opened and connected."""

    def open_page(of: Server = server, settings: str = RECONNECTING, **parts: str) -> ClientPage:
        of.add_file('js/extras.js', extras_file)
        page = new_page(of).open_connected(
            settings=settings, body='<script src="/js/extras.js"></script>', **parts
        )
        page.run(f'() => {{ {NOTE} }}')
        return page

    return open_page


@pytest.fixture
def page(extended: Callable[..., ClientPage]) -> ClientPage:
    """Such a page, whose connection comes back when it falls."""
    return extended()


@pytest.fixture
def ends() -> Callable[[ClientPage, int], dict[str, list[object]]]:
    """`ends(page, count)`: how requests ended, as soon as so many have been told, and how often each was."""

    def wait(page: ClientPage, count: int) -> dict[str, list[object]]:
        page.wait(f'Object.values(ends).flat().length >= {count}')
        page.call('get', '/slow/20')  # time for whatever is told too often
        return dict(page.run('ends'))

    return wait


@pytest.fixture
def orders(server: Server) -> Server:
    """The server without records, and with ids that begin with 1."""
    server.http('GET', '/forget')
    return server


#: `watch(name, criteria, options)` makes a collection `live`, and notes what it tells. `hold(url)` keeps back the
#: answers to requests for a URL until `release()`; `asked` has what the page has sent.
LIVE = """
  window.watch = (model, criteria, options) => {
    window.live = io.socket.collection(model, criteria, options);
    window.told = [];
    window.loads = 0;
    window.errors = [];
    live.on('change', (change) => told.push(change));
    live.on('load', () => { loads += 1; });
    live.on('error', (jwr) => errors.push(how(jwr)));
    return live;
  };
  window.brief = () => told.map(({verb, id}) => `${verb} ${id}`);
  window.texts = () => live.items.map((record) => record.item);
  window.asked = [];
  window.holding = [];
  let held = [];
  window.held = () => held.length;
  window.hold = (line) => { holding.push(line); };
  window.release = () => { holding = []; held.forEach((go) => go()); held = []; };
  io.socket.intercept({
    request: (packet) => { asked.push(`${packet.method} ${packet.url}`); },
    response: (jwr, {method, url}) => holding.includes(`${method} ${url}`)
      ? new Promise((resolve) => held.push(resolve)) : undefined,
  });
"""


@pytest.fixture
def live(page: ClientPage, orders: Server) -> ClientPage:
    """A page that can make collections of the records of a server that has none yet."""
    page.run(f'() => {{ {LIVE} }}')
    return page


#: Sends a request elsewhere for as long as `detours` has something, and notes what has gone out.
DETOUR = """
  window.detours = [];
  io.socket.intercept({request: (packet) => {
    sent.push(`${packet.method} ${packet.url}`);
    if (detours.length) Object.assign(packet, {method: 'get', url: detours.shift()});
  }});
"""
#: Waits of a second or two last until `wake()`.
HOLD = """
  const {setTimeout: set, clearTimeout: clear} = window;
  let count = 0;
  window.held = new Map();
  window.setTimeout = (fn, milliseconds) => {
    if (milliseconds < 1000 || milliseconds > 2000) return set(fn, milliseconds);
    count += 1;
    held.set(-count, fn);
    return -count;
  };
  window.clearTimeout = (id) => { if (!held.delete(id)) clear(id); };
  window.wake = () => {
    const waiting = [...held.values()];
    held.clear();
    for (const fn of waiting) fn();
  };
"""


@pytest.fixture
def waiting(page: ClientPage) -> ClientPage:
    """A page that asks again when it is told to."""
    page.run(f'() => {{ {HOLD} io.socket.retry({{delay: 2000}}); {DETOUR} }}')
    return page


@pytest.fixture
def retrying(page: ClientPage) -> ClientPage:
    """A page that asks again at once."""
    page.run(f'() => {{ window.remove = io.socket.retry({{delay: 1}}); {DETOUR} }}')
    return page
