"""Ways to load the client in a browser: a plain script, and an AMD loader."""

from __future__ import annotations

import pytest

from tests.support.tools import find_npm_file

pytestmark = pytest.mark.script_tag

NAMES_BEFORE = '<script>window.before = Object.getOwnPropertyNames(window);</script>'
AMD_LOADER = """<script>
  window.modules = [];
  window.define = (...args) => { modules.push(args); };
  define.amd = {};
</script>"""


def test_window_gains_io_and_nothing_else(blank):
    blank.open_connected(head=NAMES_BEFORE)
    blank.call('get', '/echo')
    gained = blank.run('Object.getOwnPropertyNames(window).filter((name) => !before.includes(name))')
    assert sorted(gained) == ['before', 'io']


def test_io_is_the_function_of_socket_io_with_two_things_added(client):
    assert client.run(
        '[typeof io, typeof io.sails, typeof io.sails.connect, typeof io.socket, typeof io.Manager]'
    ) == ['function', 'object', 'function', 'object', 'function']


def test_an_amd_loader_gets_an_anonymous_module_whose_value_is_the_factory(blank, server, node_client):
    server.add_file('amd/sails.io.js', node_client)
    server.add_file('amd/socket.io.js', find_npm_file('socket.io-client/dist/socket.io.js'))
    page = blank.server.write(
        '.html',
        f"""<!doctype html><link rel="icon" href="data:,">
      <script src="/amd/socket.io.js"></script><script>window.client = io;</script>{AMD_LOADER}
      <script src="/amd/sails.io.js"></script>""",
    )
    blank.page.goto(server.url + page)
    name_is_given, is_factory = blank.run("""() => {
      const args = modules.at(-1);
      window.factory = args.at(-1)();
      return [typeof args[0] === 'string', typeof factory];
    }""")
    assert (name_is_given, is_factory) == (False, 'function')
    assert (
        blank.run("""() => {
      const made = factory(client);
      made.sails.autoConnect = false;
      return made === client && typeof made.sails.connect;
    }""")
        == 'function'
    )
