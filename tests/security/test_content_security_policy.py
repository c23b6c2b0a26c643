"""The library works on pages with the strictest policies: scripts by nonce alone, and Trusted Types enforced.

That it works on a page with `script-src 'self'` is in `tests/page/test_content_security_policy.py`.
"""

from __future__ import annotations

import pytest

from tests.loaders.on_mock import ON_MOCK
from tests.security.policies import TRUSTED_TYPES, open_guarded, violations
from tests.support.clients import DIST

pytestmark = ON_MOCK

POLICIES = {
    'nonce': f"default-src 'none'; img-src data:; script-src 'nonce-NONCE'; connect-src 'self' ws:; {TRUSTED_TYPES}",
    'strict-dynamic': (
        "script-src 'nonce-NONCE' 'strict-dynamic'; object-src 'none'; base-uri 'none'; " + TRUSTED_TYPES
    ),
}
BUNDLES = ['page', 'minified', 'legacy', 'legacy-minified']
SETTINGS = """
  window.heard = [];
  io.sails.reconnection = true;
  io.socket.on('news', (event) => heard.push(event));
  const polling = io.sails.connect(location.origin, { transports: ['polling'] });
  const upgraded = io.sails.connect(location.origin, { transports: ['polling', 'websocket'] });
  const guests = [io.socket, polling, upgraded];
  window.answers = Promise.all(guests.map((each) => each.post('/echo', { item: 'tea' })));
"""
ANSWERS = """async () => {
  const found = (await answers).map((jwr) => [jwr.statusCode, jwr.body.body.item]);
  await io.socket.post('/blast', { event: 'news', data: 1 });
  return found;
}"""


@pytest.mark.parametrize('client_file', BUNDLES, indirect=True)
def test_a_page_with_a_nonce_and_trusted_types_talks(blank):
    for name, policy in POLICIES.items():
        open_guarded(blank, policy, SETTINGS)
        assert blank.run(ANSWERS) == [[200, 'tea']] * 3, name
        blank.wait('heard.length')
        assert violations(blank) == [], name


def test_the_extras_talk_there_too(blank):
    blank.server.add_file('js/extras.js', DIST / 'sails.io.extras.js')
    for policy in POLICIES.values():
        open_guarded(blank, policy, '', body='<script nonce="NONCE" src="/js/extras.js"></script>')
        blank.wait('io.socket.isConnected()')
        assert (
            blank.run("async () => { return (await io.socket.collection('order').request).statusCode; }")
            == 200
        )
        assert violations(blank) == []


@pytest.mark.parametrize('policy', POLICIES.values(), ids=POLICIES)
def test_these_policies_are_in_force(blank, console, policy):
    console.expect('Content Security Policy|TrustedScriptURL')
    open_guarded(blank, policy, '', body='<script>window.ran = true</script>')
    thrown = blank.run(
        "() => { try { document.createElement('script').src = '/x.js'; } catch (e) { return e.name; } }"
    )
    assert [thrown, blank.run('window.ran')] == ['TypeError', None]
    blank.wait("violations.includes('script-src-elem') && violations.includes('require-trusted-types-for')")
