"""The library works on a page that allows nothing but its own files and sockets."""

from __future__ import annotations

import pytest

from tests.support.client_page import ClientPage

POLICY = "default-src 'self'; script-src 'self'; connect-src 'self' ws:"
SCRIPT = """
window.answers = [];
io.socket.get('/echo', {item: 'tea'}, (body, jwr) => answers.push([body.body.item || body.query.item, jwr.statusCode]));
"""


@pytest.fixture
def guarded(blank: ClientPage) -> ClientPage:
    """A page that is not opened yet, on a server with an icon of its own: the policy allows no data URL."""
    (blank.server.public / 'favicon.ico').write_bytes(b'')
    return blank


def test_a_strict_policy_lets_everything_through(guarded):
    server = guarded.server
    script = server.write('.js', SCRIPT)
    page = server.write(
        '.html',
        f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<script src="/js/dependencies/sails.io.js"></script><script src="{script}"></script>',
    )
    guarded.page.goto(server.url + page)
    guarded.wait('answers.length')
    assert guarded.run('answers') == [['tea', 200]]


def test_the_policy_of_this_test_is_in_force(guarded, console):
    page = guarded.server.write(
        '.html',
        f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<script>window.ran = true</script>',
    )
    console.expect('Content Security Policy')
    guarded.page.goto(guarded.server.url + page)
    assert guarded.run('window.ran') is None
