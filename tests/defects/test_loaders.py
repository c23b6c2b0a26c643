"""Bundlers, and loading the library twice (defect 14)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sails_io.compiler.tools import node_environment
from tests.defects.real_sails import ON_REAL_SAILS
from tests.support.client_page import ClientPage
from tests.support.node import Node
from tests.support.server import CLIENT_PATH
from tests.support.tools import find_npm_file

pytestmark = ON_REAL_SAILS


@pytest.fixture
def bundled(blank: ClientPage, node_modules: Path, tmp_path: Path):
    """`bundled(source)`: open a page that runs this module, bundled by esbuild."""

    def open_page(source: str) -> ClientPage:
        entry, bundle = tmp_path / 'entry.mjs', tmp_path / 'bundle.js'
        entry.write_text(source, encoding='utf-8')
        subprocess.run(
            [find_npm_file('.bin/esbuild'), entry, '--bundle', '--log-level=error', f'--outfile={bundle}'],
            env={**node_environment(), 'NODE_PATH': str(node_modules)},
            check=True,
        )
        blank.server.add_file('bundle.js', bundle)
        html = '<!doctype html><link rel="icon" href="data:,"><script src="/bundle.js"></script>'
        blank.page.goto(blank.server.url + blank.server.write('.html', html))
        return blank

    return open_page


def test_a_bundled_page_reports_the_platform_browser(bundled, node_client):
    """Defect 14, first sentence."""
    page = bundled(f"""
      import client from 'socket.io-client';
      import factory from '{node_client}';
      window.made = factory(client);
      made.sails.autoConnect = false;
    """)
    assert page.run('[made.sails.sdk.platform, made.sails.sdk.versionString.includes("=browser")]') == [
        'browser',
        True,
    ]


def test_a_bundled_script_sets_the_global(bundled, client_file):
    """Defect 14: never sets the global."""
    page = bundled(f"import '{client_file}';")
    assert page.run('[typeof window.io, typeof (window.io || {}).socket]') == ['function', 'object']
    page.wait_connected()


def test_the_namespace_of_a_bundled_import_can_be_passed_in(bundled, node_client):
    """Defect 14: cannot take a namespace import."""
    page = bundled(f"""
      import * as client from 'socket.io-client';
      import factory from '{node_client}';
      window.made = factory(client);
      made.sails.environment = 'production';
    """)
    page.wait_connected('made.socket')
    assert page.call('get', '/echo', socket='made.socket').status == 200


def test_the_namespace_of_an_import_can_be_passed_in(node_client, node_modules, server):
    """Defect 14: cannot take a namespace import; the real one, which is frozen."""
    result = Node(node_client, node_modules, server.url).run("""
      const client = await import('socket.io-client');
      try {
        const io = require(FILE)(client);
        io.sails.autoConnect = false;
        answer([io === client.io, typeof io.sails.connect]);
      } catch (error) { answer(String(error)); }""")
    assert result.answers == [[True, 'function']]


def test_a_second_load_in_a_page_changes_nothing(blank):
    """Defect 14: a second load throws."""
    blank.open_connected(
        body=f"""<script>window.first = [io, io.socket, io.sails];</script>
          <script src="/{CLIENT_PATH}"></script>
          <script>window.second = [io, io.socket, io.sails];</script>"""
    )
    assert blank.run('first.map((item, place) => item === second[place])') == [True, True, True]
    assert blank.call('get', '/echo').status == 200


def test_the_same_client_can_be_passed_in_twice(node_client, node_modules, server):
    """Defect 14: a second load throws."""
    result = Node(node_client, node_modules, server.url).run("""
      const client = require('socket.io-client');
      const io = require(FILE)(client), {socket} = io;
      io.sails.autoConnect = false;
      try { answer([require(FILE)(client) === io, io.socket === socket]); }
      catch (error) { answer(String(error)); }""")
    assert result.answers == [[True, True]]
