"""The cookie step: what the other origin answers is not run, and a strict policy does not keep the session away."""

from __future__ import annotations

import pytest

from tests.loaders.on_mock import ON_MOCK
from tests.security.policies import TRUSTED_TYPES, open_guarded, violations

pytestmark = ON_MOCK

APP_HOST, API_HOST = 'app.sails.localhost', 'api.sails.localhost'
HOSTILE = 'window.owned = true; _sailsIoJSConnect();'
BLOCKED = 'violates the following Content Security Policy directive|Fetch API cannot load'
#: Where scripts may come from, besides the page's own; API becomes the place of the other server.
FROM_THERE = {
    'a host': "script-src 'nonce-NONCE' http://API",
    'strict-dynamic': "script-src 'nonce-NONCE' 'strict-dynamic'",
}


@pytest.fixture
def api(second_server):
    """The other origin, and the answer of its cookie route: a script that would make itself at home."""
    (second_server.public / 'hostile').write_text(HOSTILE)
    return second_server.url_of(API_HOST)


def settings(api):
    """Of a page whose socket goes to the other origin, and asks for the cookie there."""
    return f"io.sails.url = '{api}'; io.sails.useCORSRouteToGetCookie = '/hostile';"


def has_session(page):
    """Whether two connections of a page are the same visitor over there."""
    page.wait_connected()
    first = page.call('post', '/session/count').body
    page.run('io.socket.disconnect(), io.socket.reconnect()')
    page.wait_connected()
    return [first, page.call('post', '/session/count').body] == [{'count': 1}, {'count': 2}]


def expect_nothing_ran(page):
    """Fail where the answer ran, or left something behind."""
    names = "['owned', '_sailsIoJSConnect'].filter((name) => name in window)"
    left = "document.querySelectorAll('script[src*=hostile], link[href*=hostile]').length"
    assert page.run(f'[{names}, {left}]') == [[], 0]


@pytest.mark.parametrize('client_file', ['page', 'legacy'], indirect=True)
def test_the_answer_of_the_other_origin_is_not_run(blank, api):
    blank.open(host=APP_HOST, settings=settings(api))
    assert has_session(blank)
    expect_nothing_ran(blank)


@pytest.mark.parametrize('client_file', ['reference'], indirect=True)
def test_1_2_1_runs_it(blank, api):
    """So these tests would see it."""
    head = f'<script>function configure() {{ {settings(api)} }}</script>'
    blank.open(host=APP_HOST, head=head, attributes='onload="configure()"')
    blank.wait('window.owned')


@pytest.mark.parametrize('policy', FROM_THERE.values(), ids=FROM_THERE)
def test_a_page_that_may_load_scripts_from_there_but_not_fetch_has_a_session(blank, api, console, policy):
    console.expect(BLOCKED)
    place = api.partition('//')[2]
    whole = f"{policy}; connect-src 'self' ws://API; {TRUSTED_TYPES}".replace('API', place)
    open_guarded(blank, whole, settings(api), host=APP_HOST)
    assert has_session(blank)
    expect_nothing_ran(blank)
    assert set(violations(blank)) == {'connect-src'}


def test_a_page_that_may_do_neither_connects_without(blank, api, console):
    console.expect(BLOCKED)
    policy = f"script-src 'nonce-NONCE'; connect-src ws://{api.partition('//')[2]}; {TRUSTED_TYPES}"
    open_guarded(blank, policy, settings(api), host=APP_HOST)
    assert not has_session(blank)
    expect_nothing_ran(blank)
    assert set(violations(blank)) == {'connect-src', 'script-src-elem'}
