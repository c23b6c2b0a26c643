"""Origin confusion: whoever reads an address, takes it for the same host; and nobody but the page says which."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest

from tests.defects.stub_site import StubSite
from tests.loaders.on_mock import ON_MOCK
from tests.loaders.talk import expect_talk
from tests.security.attempts import IN_JAVASCRIPT, in_cpython
from tests.support.client_page import TIME_LIMIT

HOME_HOST, SECRET = 'home.test', 'hunter2'
HOSTS = {HOME_HOST, 'good.test', 'evil.test'}

#: An address, and the host that the URL standard reads in it; None: there is none.
ADDRESSES = {
    'a host': ('https://good.test', 'good.test'),
    'a backslash before the at sign': (r'https://good.test\@evil.test', 'good.test'),
    'the same, with a port': (r'https://good.test:443\@evil.test/x', 'good.test'),
    'a slash before the at sign': ('https://good.test/@evil.test', 'good.test'),
    'a fragment before the at sign': ('https://good.test#@evil.test', 'good.test'),
    'a query before the at sign': ('https://good.test?@evil.test', 'good.test'),
    'a user and a password': (f'https://{SECRET}:{SECRET}@good.test', 'good.test'),
    'a host as the user': (f'https://evil.test:{SECRET}@good.test', 'good.test'),
    'two at signs': ('https://evil.test@evil.test@good.test', 'good.test'),
    'a user without a scheme': (f'//{SECRET}@good.test', 'good.test'),
    'two slashes': ('//good.test/x', 'good.test'),
    'two backslashes': (r'\\good.test', 'good.test'),
    'one of each': (r'/\good.test', 'good.test'),
    'a path': ('/good.test', HOME_HOST),
    'the scheme of a socket': ('wss://good.test', 'good.test'),
    'no slashes after the scheme': ('http:good.test', None),
    'another scheme': ('javascript:alert(1)//good.test', None),
}


def hosts(urls):
    """Which of the hosts were asked. socket.io 2 takes the `http` of `http:good.test` for one; it is nobody's."""
    return {urlsplit(url).hostname for url in urls} & HOSTS


@pytest.mark.parametrize('client_file', ['minified', 'legacy-minified'], indirect=True)
def test_in_a_page_cookie_and_socket_go_to_the_host_that_the_url_standard_reads(context, client_file):
    site = StubSite(context, client_file, f'https://{HOME_HOST}', TIME_LIMIT)
    page = site.visit()
    found = {}
    for name, (url, _) in ADDRESSES.items():
        site.cookies.clear()
        site.sockets.clear()
        made = page.evaluate(
            """async (url) => {
              try { window.socket = io.sails.connect(url); } catch { return false; }
              return true;
            }""",
            url,
        )
        if made:
            page.wait_for_function('() => socket._raw')
            page.evaluate('() => new Promise((resolve) => setTimeout(resolve))')
        assert SECRET not in ''.join(site.sockets), name
        found[name] = (hosts(site.cookies), hosts(site.sockets))
    assert found == {
        name: ({host} - {HOME_HOST, None}, {host} - {None}) for name, (_, host) in ADDRESSES.items()
    }


def confusing(good, evil):
    """Addresses in which some readers find another host than the first."""
    return [
        rf'http://{good.place}\@{evil.place}/',
        rf'http://{good.place}\@{evil.place}\@{evil.place}',
        f'http://{good.place}/@{evil.place}',
        f'http://{good.place}#@{evil.place}',
        f'http://{SECRET}:{SECRET}@{good.place}',
        rf'\\{good.place}'.replace('\\\\', 'http:\\\\'),
    ]


def expect_only_good(good, evil):
    """Fail where the other was asked, or anybody was told of a password."""
    assert evil.heads == []
    assert good.heads
    assert [line for line in good.lines() if SECRET in line or line.lower().startswith('authorization')] == []


@pytest.mark.parametrize('node_modules', ['socket.io-client', 'socket.io-client-2'], indirect=True)
def test_in_node_the_socket_goes_to_that_host(run_node, recorder, other_recorder):
    attempts = [[url, {}] for url in confusing(recorder, other_recorder)]
    [ends] = run_node(recorder.url, f'answer(await ({IN_JAVASCRIPT})({json.dumps(attempts)}));')
    assert set(ends) == {'E_NOT_CONNECTED'}
    expect_only_good(recorder, other_recorder)


def test_in_cpython_the_socket_goes_to_that_host(recorder, other_recorder):
    ends = in_cpython([(url, {}) for url in confusing(recorder, other_recorder)])
    assert set(ends) == {'E_NOT_CONNECTED'}
    expect_only_good(recorder, other_recorder)


@ON_MOCK
def test_a_script_from_elsewhere_connects_to_the_pages_own_server(blank, second_server, server):
    blank.page.goto(
        server.url
        + server.write(
            '.html',
            '<!doctype html><link rel="icon" href="data:,">'
            f'<script src="{second_server.url}/js/dependencies/sails.io.js"></script>',
        )
    )
    expect_talk(blank)
    hosts = [urlsplit(connection.url).netloc for connection in blank.frames.connections]
    assert hosts == [urlsplit(server.url).netloc]
