"""The ES module in a page, with the module build of socket.io-client."""

from __future__ import annotations

import json

import pytest

from tests.loaders.on_mock import ON_MOCK
from tests.loaders.talk import expect_talk
from tests.support.tools import find_npm_file

pytestmark = ON_MOCK

NAMES = {'sails_io': '/dist/sails.io.mjs', 'socket.io-client': '/esm/socket.io.js'}
IMPORT_MAP = f'<script type="importmap">{json.dumps({"imports": NAMES})}</script>'
WAYS = {
    'by path': "import {io as client} from '/esm/socket.io.js'; import sails from '/dist/sails.io.mjs';",
    'by name': "import {io as client} from 'socket.io-client'; import sails from 'sails_io';",
    'default': "import client from 'socket.io-client'; import sails from 'sails_io';",
    'namespace': "import * as client from 'socket.io-client'; import sails from 'sails_io';",
    'factory': "import {io as client} from 'socket.io-client'; import {factory as sails} from 'sails_io';",
    'late': "const {io: client} = await import('socket.io-client'), {default: sails} = await import('sails_io');",
}


@pytest.mark.parametrize('way', WAYS.values(), ids=WAYS.keys())
def test_the_factory_takes_what_socket_io_exports(open_html, dist, server, way):
    server.add_file('esm/socket.io.js', find_npm_file('socket.io-client/dist/socket.io.esm.min.js'))
    page = open_html(f"""{IMPORT_MAP}<script type="module">
      {way}
      const io = sails(client);
      io.sails.headers = {{'x-token': 'of the module'}};
      window.made = io;
    </script>""")
    expect_talk(page, 'made')
    assert page.call('get', '/echo', socket='made.socket').body['headers']['x-token'] == 'of the module'
    assert page.run('typeof io') == 'undefined'


def test_the_module_runs_nothing_by_itself(open_html, dist):
    page = open_html("""<script type="module">
      const before = Object.getOwnPropertyNames(window);
      const exports = await import('/dist/sails.io.mjs');
      window.exported = Object.keys(exports);
      window.gained = Object.getOwnPropertyNames(window).filter((name) => !before.includes(name));
    </script>""")
    page.wait('window.gained')
    assert page.run('[exported, gained]') == [['default', 'factory'], ['exported']]
    assert page.frames.connections == []
