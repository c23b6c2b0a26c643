"""The library twice on a page: the second load changes nothing, whichever file and whenever it comes."""

from __future__ import annotations

import pytest

from tests.loaders.on_mock import ON_MOCK
from tests.loaders.talk import expect_talk

pytestmark = ON_MOCK

# The second load; the page has the first one already.
SECONDS = {
    'the same file': '<script src="/dist/sails.io.js"></script>',
    'the minified file': '<script src="/dist/sails.io.min.js"></script>',
    'the same file, imported': '<script type="module">import "/dist/sails.io.js";</script>',
    'with other attributes': '<script src="/dist/sails.io.js?2" url="http://127.0.0.1:9" reconnection="42"></script>',
}
REMEMBER = (
    '<script>window.first = [io, io.socket, io.sails, io.sails.connect, io.sails.environment];</script>'
)
UNCHANGED = """[io, io.socket, io.sails, io.sails.connect, io.sails.environment]
  .every((item, place) => item === first[place])"""
# Adds the script element of some HTML as a loader would; `ran` tells when it has run.
ADD = """async (html) => {
  const [{attributes, text}] = new DOMParser().parseFromString(html, 'text/html').scripts;
  const script = Object.assign(document.createElement('script'), {text: text && text + '; window.ran = true;'});
  for (const {name, value} of attributes) script.setAttribute(name, value);
  script.onload = () => { window.ran = true; };
  document.head.append(script);
}"""


def expect_unchanged(page):
    """Fail unless the page has the `io` of the first load, which is the only one that has connected."""
    expect_talk(page)
    assert page.run(UNCHANGED)
    assert len(page.frames.connections) == 1


@pytest.mark.parametrize('second', SECONDS.values(), ids=SECONDS.keys())
def test_a_second_load_changes_nothing(open_html, dist, second):
    expect_unchanged(open_html(f'<script src="/dist/sails.io.js"></script>{REMEMBER}{second}'))


def test_the_readable_file_after_the_minified_one_changes_nothing(open_html, dist):
    page = open_html(f'<script src="/dist/sails.io.min.js"></script>{REMEMBER}{SECONDS["the same file"]}')
    expect_unchanged(page)


@pytest.mark.parametrize('second', SECONDS.values(), ids=SECONDS.keys())
def test_a_second_load_once_the_socket_is_connected_changes_nothing(open_html, dist, second):
    page = open_html(f'<script src="/dist/sails.io.js"></script>{REMEMBER}').wait_connected()
    page.run(ADD, second)
    page.wait('window.ran')
    expect_unchanged(page)
