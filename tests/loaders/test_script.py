"""The ways of a script into a page: each gives `io`, takes the page's settings, and gets an answer."""

from __future__ import annotations

import pytest

from tests.loaders.on_mock import ON_MOCK
from tests.loaders.talk import expect_talk

pytestmark = ON_MOCK

# What every page begins with.
BEFORE = """<script>
  const namesBefore = Object.getOwnPropertyNames(window);
  function namesGained() {
    return Object.getOwnPropertyNames(window).filter((name) => !namesBefore.includes(name));
  }
  function configure() { io.sails.headers = {'x-token': 'of the page'}; }
  function inject(script) { document.head.append(Object.assign(document.createElement('script'), script)); }
</script>"""
FILE = '/dist/sails.io.js'
CONFIGURE = '<script>configure();</script>'
INJECT = f"inject({{src: '{FILE}', onload: configure}})"

# READABLE and MINIFIED stand for the text of the two files.
WAYS = {
    'in the head': f'<head><script src="{FILE}"></script>{CONFIGURE}</head><body><main></main></body>',
    'at the end of the body': f'<body><main></main><script src="{FILE}"></script>{CONFIGURE}</body>',
    'async': f'<script async src="{FILE}" onload="configure()"></script><main></main>',
    'defer': f'<script defer src="{FILE}" onload="configure()"></script><main></main>',
    'injected': f'<script>{INJECT}</script><main></main>',
    'injected after load': f"<script>addEventListener('load', () => {INJECT});</script><main></main>",
    'injected as text': f"""<script>
      fetch('{FILE}').then((answer) => answer.text()).then((text) => {{ inject({{text}}); configure(); }});
    </script>""",
    'written': rf"""<script>document.write('<script src="{FILE}"><\/script>');</script>{CONFIGURE}""",
    'inline': f'<script>READABLE</script>{CONFIGURE}',
    'inline, minified': f'<script>MINIFIED</script>{CONFIGURE}',
    'module': f'<script type="module" src="{FILE}" onload="configure()"></script>',
    'imported': f"<script type='module'>import '{FILE}'; configure();</script>",
    'imported later': f"<script>import('{FILE}').then(configure);</script>",
}

# What MooTools, Prototype and Sugar did in their day: members that `for … in` finds everywhere.
EXTENDED = """<script>
  for (const kind of [Array, Object, String, Number, Function]) {
    for (const name of ['each', 'extend', 'include', 'compact', 'toQueryString', '$family']) {
      kind.prototype[name] = function () { throw new Error('Nobody called ' + name); };
    }
    kind.prototype.nature = kind.name;
  }
</script>"""
NEIGHBOURS = {'alone': '', 'among extended prototypes': EXTENDED}


@pytest.fixture
def open_way(open_html, dist):
    """`open_way(html)`: open a page that loads the library so."""

    def open_page(html: str):
        for word, name in (('READABLE', 'sails.io.js'), ('MINIFIED', 'sails.io.min.js')):
            html = html.replace(word, (dist / name).read_text(encoding='utf-8'))
        return open_html(BEFORE + html)

    return open_page


@pytest.mark.parametrize('neighbour', NEIGHBOURS.values(), ids=NEIGHBOURS.keys())
@pytest.mark.parametrize('way', WAYS.values(), ids=WAYS.keys())
def test_the_page_gets_io_and_nothing_else_and_an_answer(open_way, way, neighbour):
    page = open_way(neighbour + way)
    expect_talk(page)
    assert page.call('get', '/echo').body['headers']['x-token'] == 'of the page'
    assert page.run('namesGained()') == ['io']


def test_for_in_finds_the_extended_prototypes(open_way):
    page = open_way(EXTENDED)
    assert (
        page.run('() => { const found = []; for (const key in [7]) found.push(key); return found.length; }')
        == 8
    )


def test_io_is_the_function_of_socket_io_with_two_things_added(client):
    assert client.run(
        '[typeof io, typeof io.sails, typeof io.sails.connect, typeof io.socket, typeof io.Manager]'
    ) == ['function', 'object', 'function', 'object', 'function']
