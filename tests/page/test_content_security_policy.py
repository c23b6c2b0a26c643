"""The library works on a page that allows nothing but its own files and sockets."""

from __future__ import annotations

POLICY = "default-src 'self'; script-src 'self'; connect-src 'self' ws:"
SCRIPT = """
window.answers = [];
io.socket.get('/echo', {item: 'tea'}, (body, jwr) => answers.push([body.body.item || body.query.item, jwr.statusCode]));
"""


def test_a_strict_policy_lets_everything_through(blank):
    server = blank.server
    script = server.write('.js', SCRIPT)
    page = server.write(
        '.html',
        f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<script src="/js/dependencies/sails.io.js"></script><script src="{script}"></script>',
    )
    blank.page.goto(server.url + page)
    blank.wait('answers.length')
    assert blank.run('answers') == [['tea', 200]]


def test_the_policy_of_this_test_is_in_force(blank, console):
    page = blank.server.write(
        '.html',
        f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<script>window.ran = true</script>',
    )
    console.expect('Content Security Policy')
    blank.page.goto(blank.server.url + page)
    assert blank.run('window.ran') is None
