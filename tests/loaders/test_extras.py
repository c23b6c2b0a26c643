"""The ways of the extras into a page or a program that has the client, and what they say where it is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest

from sails_io.compiler.tools import node
from tests.loaders.on_mock import ON_MOCK
from tests.loaders.talk import expect_talk
from tests.support.node import TIME_LIMIT
from tests.support.tools import find_npm_file

pytestmark = ON_MOCK

CLIENT = '<script src="/dist/sails.io.js"></script>'
SMALL_CLIENT = '<script src="/dist/sails.io.min.js"></script>'
METHODS = "['retry', 'csrf', 'collection'].map((name) => typeof io.socket[name])"
ALL = ['function'] * 3
#: What of a page's globals is new.
NAMES = '<script>const namesBefore = Object.getOwnPropertyNames(window);</script>'
GAINED = 'Object.getOwnPropertyNames(window).filter((name) => !namesBefore.includes(name))'


@pytest.mark.parametrize('file', ['sails.io.extras.js', 'sails.io.extras.min.js'])
@pytest.mark.parametrize('client', [CLIENT, SMALL_CLIENT], ids=['readable', 'minified'])
def test_a_script_after_the_client_adds_to_its_sockets(open_html, dist, client, file):
    page = open_html(f'{NAMES}{client}<script src="/dist/{file}"></script>')
    expect_talk(page)
    assert page.run(METHODS) == ALL
    assert page.run(GAINED) == ['io']
    kind = page.run("""() => io.sails.connect().ready().then((socket) => {
      socket.disconnect();
      return typeof socket.retry;
    })""")
    assert kind == 'function'


def test_the_methods_are_not_listed(open_html, dist):
    page = open_html(f'{CLIENT}<script src="/dist/sails.io.extras.js"></script>')
    page.wait_connected()
    assert (
        page.run(
            "() => { const found = []; for (const name in io.socket) if (name === 'retry') found.push(name); "
            'return found; }'
        )
        == []
    )


def test_a_script_before_the_client_says_what_to_do(open_html, dist, console):
    console.expect('Load sails.io.js first, and then sails.io.extras.js')
    page = open_html(f"""<script>addEventListener('error', ({{error}}) => {{ window.code = error.code; }});</script>
      <script src="/dist/sails.io.extras.js"></script>{CLIENT}""")
    expect_talk(page)
    assert page.run(f'[window.code, {METHODS}]') == ['E_USAGE', ['undefined'] * 3]


def test_another_library_of_that_name_is_not_taken_for_the_client(open_html, dist, console):
    console.expect('Load sails.io.js first')
    page = open_html('<script>window.io = () => {};</script><script src="/dist/sails.io.extras.js"></script>')
    assert page.run('Object.keys(io)') == []


def test_a_second_time_changes_nothing(open_html, dist):
    tag = '<script src="/dist/sails.io.extras.js"></script>'
    page = open_html(f"""{CLIENT}{tag}<script>window.kept = io.socket.retry;</script>
      <script src="/dist/sails.io.extras.min.js"></script>""")
    assert page.run('io.socket.retry === kept')


def test_a_bundler_that_gives_pages_a_module_gives_them_the_extras(open_html, dist):
    page = open_html(f"""{CLIENT}<script>var module = {{exports: {{}}}};</script>
      <script src="/dist/sails.io.extras.js"></script>""")
    page.wait_connected()
    assert page.run(f'[typeof module.exports, {METHODS}]') == ['function', ALL]


def test_a_module_imports_it(open_html, dist, server):
    server.add_file('esm/socket.io.js', find_npm_file('socket.io-client/dist/socket.io.esm.min.js'))
    page = open_html("""<script type="module">
      import {io as client} from '/esm/socket.io.js';
      import sails from '/dist/sails.io.mjs';
      import extend, {extend as named} from '/dist/sails.io.extras.mjs';
      window.made = extend(sails(client));
      window.same = extend === named;
    </script>""")
    expect_talk(page, 'made')
    assert page.run(f'[same, typeof window.io, {METHODS.replace("io.", "made.")}]') == [
        True,
        'undefined',
        ALL,
    ]


def test_a_module_of_requirejs_has_the_function(open_html, dist, server):
    server.add_file('amd/require.js', find_npm_file('requirejs/require.js'))
    server.add_file('amd/client.js', find_npm_file('socket.io-client/dist/socket.io.js'))
    page = open_html("""<script src="/amd/require.js"></script><script>
      requirejs(['/dist/sails.io.cjs', '/dist/sails.io.extras.min.js', '/amd/client.js'], (sails, extend, client) => {
        window.made = extend(sails(client));
      });</script>""")
    expect_talk(page, 'made')
    assert page.run(f'[typeof window.io, {METHODS.replace("io.", "made.")}]') == ['undefined', ALL]


WAYS = {
    'require.cjs': "const sails = require('./sails.io.cjs'); const extend = require('./sails.io.extras.cjs');",
    'script.cjs': "const sails = require('./sails.io.js'); const extend = require('./sails.io.extras.min.js');",
    'import.mjs': "import sails from './sails.io.mjs'; import extend from './sails.io.extras.mjs';",
}
CLIENTS = {
    'cjs': "const client = require('socket.io-client');",
    'mjs': "import client from 'socket.io-client';",
}
PROGRAM = """
let refused;
try { extend(); } catch (error) { refused = error.code; }
const io = extend(sails(client));
Object.assign(io.sails, {url: process.argv[2], environment: 'production'});
const orders = io.socket.collection('order');
await_(orders);
async function await_(orders) {
  await orders.request;
  await orders.create({item: 'tea'});
  console.log(JSON.stringify([refused, orders.items.map(({item}) => item).includes('tea')]));
  io.socket.disconnect();
}
"""


@pytest.mark.parametrize('name', WAYS)
def test_a_program_has_collections_too(dist, node_modules, server, tmp_path, name):
    for file in dist.glob('sails.io*js'):
        shutil.copy(file, tmp_path)
    (tmp_path / 'node_modules').symlink_to(node_modules)
    (tmp_path / name).write_text(CLIENTS[name.split('.')[-1]] + WAYS[name] + PROGRAM, encoding='utf-8')
    done = subprocess.run(
        [node(), name, server.url],
        cwd=tmp_path,
        env={**os.environ, 'NODE_PATH': '', 'NODE_OPTIONS': ''},
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, '')
    assert json.loads(done.stdout) == ['E_USAGE', True]
