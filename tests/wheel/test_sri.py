"""`sails-io sri`: script elements for pasting."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

from tests.support.tools import CHECKOUT

DIST = CHECKOUT / 'dist'
HASHES = json.loads((DIST / 'sri.json').read_text(encoding='utf-8'))
SCRIPTS = [name for name in HASHES if name.startswith('sails.io.') and name.endswith('.js')]


def test_each_script_has_an_element(installed):
    done = installed.run('sri')
    assert done.returncode == 0
    found = re.findall(
        r'^<script src="(.+?)" integrity="(.+?)" crossorigin="anonymous"></script>$', done.stdout, re.M
    )
    assert found == [(name, HASHES[name]) for name in SCRIPTS]
    assert len(done.stdout.splitlines()) == len(SCRIPTS)


def test_a_page_with_the_elements_loads_the_files_and_no_changed_one(installed, page):
    elements = installed.run('sri', 'sails.io.min.js', 'sails.io.extras.min.js', '--base', '/js/').stdout
    served = {f'/js/{name}': (DIST / name).read_bytes() for name in SCRIPTS}
    served['/'] = f'<!doctype html><script>SAILS_LOCALS = 1</script>{elements}'.encode()
    page.route(
        'http://site.test/**',
        lambda route: route.fulfill(body=served.get(urlsplit(route.request.url).path, b'')),
    )
    page.goto('http://site.test/')
    assert page.evaluate('[typeof io.socket.get, typeof io.socket.retry]') == ['function', 'function']
    served['/js/sails.io.min.js'] += b' '
    page.goto('http://site.test/')
    assert page.evaluate('typeof io') == 'undefined'


def test_the_address_is_escaped(installed):
    done = installed.run('sri', 'sails.io.js', '--base', '/a?b="&c=')
    assert done.stdout.startswith('<script src="/a?b=&quot;&amp;c=sails.io.js" ')


def test_as_json_every_bundle_is_there(installed):
    assert json.loads(installed.run('sri', '--json').stdout) == HASHES
    assert json.loads(installed.run('sri', '--json', 'sails.io.mjs').stdout) == {
        'sails.io.mjs': HASHES['sails.io.mjs']
    }


def test_what_is_no_script_is_told_with_those_that_are(installed):
    done = installed.run('sri', 'sails.io.mjs')
    assert (done.returncode, done.stdout) == (1, '')
    assert done.stderr == f"There is no script 'sails.io.mjs'. There are: {', '.join(SCRIPTS)}.\n"
