"""An inline script right after the library's tag runs before the library connects (defect 17)."""

from __future__ import annotations

import pytest

from tests.defects.slow_site import GATE, WATCH, SlowSite
from tests.support.client_page import TIME_LIMIT

LOADS = 5  # with a cold cache, and as many with a warm one: fifty loads, over the five ways to arrive

OPEN = "const open = () => fetch('/open/NUMBER');"
# The gate opens when the library has run, and the timer that it set has had its turn.
AFTER_LIBRARY = f"""<!doctype html><link rel="icon" href="data:,"><script>
  {OPEN}
  document.addEventListener('load', ({{target}}) => target.id && setTimeout(open, 5), true);
</script>"""
AFTER_A_WHILE = f'<!doctype html><link rel="icon" href="data:,"><script>{OPEN} setTimeout(open, 20);</script>'
TAG = '<script id="own" src="/script/client.jsQUERY"></script>'
REST = '<main>Welcome</main><script>window.arrived = true;</script>'

# How the page comes over the network. SETTINGS stands for the inline script's text.
ARRIVALS = {
    'at once': [AFTER_LIBRARY + TAG + '\n<script>SETTINGS</script>' + REST],
    'script late': [
        AFTER_A_WHILE + TAG.replace('QUERY', '?held=NUMBER') + '<script>SETTINGS</script>' + REST
    ],
    'cut after the tag': [AFTER_LIBRARY + TAG, GATE, '<script>SETTINGS</script>' + REST],
    'cut in the next tag': [AFTER_LIBRARY + TAG + '\n<scr', GATE, 'ipt>SETTINGS</script>' + REST],
    'cut in the inline script': [AFTER_LIBRARY + TAG + '\n<script>/* ', GATE, '*/SETTINGS</script>' + REST],
}
# What the inline script says, and the attempts to connect that follow.
SETTINGS = [
    (
        "io.sails.url = 'http://chosen.test'; io.sails.useCORSRouteToGetCookie = false;",
        'websocket chosen.test',
    ),
    ('io.sails.autoConnect = false;', 'none'),
    ("io.sails.transports = ['polling'];", 'polling HOST'),
]
DECIDED = "() => window.io && (attempts.length > 0 || !('socket' in io))"
SEEN = "() => attempts.map(({kind, url}) => `${kind} ${new URL(url).host}`)[0] || 'none'"


@pytest.fixture(scope='module')
def site(client_file):
    """A site that has the client under test."""
    with SlowSite({'client': client_file}).serving() as site:
        yield site


@pytest.fixture
def page(context, time_limit):
    """A page that notes attempts to connect."""
    page = context.new_page()
    page.set_default_timeout(time_limit)
    page.set_default_navigation_timeout(TIME_LIMIT)
    page.add_init_script(WATCH)
    return page


@pytest.mark.parametrize('pieces', ARRIVALS.values(), ids=ARRIVALS.keys())
def test_its_settings_take_effect_in_every_load(page, site, pieces):
    """Defect 17."""

    def load(text, query):
        made = [piece and piece.replace('QUERY', query).replace('SETTINGS', text) for piece in pieces]
        page.goto(site.add(made))
        page.wait_for_function(DECIDED)
        return page.evaluate(SEEN).replace(site.url.removeprefix('http://'), 'HOST')

    cases = (SETTINGS * LOADS)[:LOADS]
    wanted = [attempt for _, attempt in cases]
    assert [load(text, '?cold=NUMBER') for text, _ in cases] == wanted
    load('', '')  # warms the cache
    assert [load(text, '') for text, _ in cases] == wanted


# The rest of the page is held back until the connection has begun.
ASKS = f"""<!doctype html><link rel="icon" href="data:,"><script>
  {OPEN}
  attempts.push = (attempt) => {{ attempts[attempts.length] = {{...attempt, state: document.readyState}}; open(); }};
</script>{TAG}<script>
  io.socket.get('/asked');
  io.sails.url = 'http://chosen.test'; io.sails.useCORSRouteToGetCookie = false;
  window.asked = performance.now();
</script>"""


def test_the_socket_of_a_script_that_asks_waits_for_that_script_and_for_nothing_more(page, site):
    """Defect 17."""

    def load():
        page.goto(site.add([ASKS.replace('QUERY', ''), GATE, REST]))
        page.wait_for_function('() => window.arrived')
        # Without the request it would have been three seconds: so long a page may stop arriving.
        return page.evaluate(f'[({SEEN})(), attempts.length, attempts[0].state, attempts[0].at - asked < 1000]')

    assert [load() for _ in range(LOADS)] == [['websocket chosen.test', 1, 'loading', True]] * LOADS
