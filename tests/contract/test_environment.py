"""The environment: `production` silences the console, and there are several ways to say so."""

from __future__ import annotations

import pytest

LOCALS = "<script>window.SAILS_LOCALS = {{_environment: '{}'}};</script>"
SILENT = {
    'settings': {'settings': "io.sails.environment = 'production';"},
    'attribute': {'attributes': 'environment="production"'},
    '#production': {'suffix': '#production'},
    '.min.js': {'client': 'js/dependencies/sails.io.min.js'},
    'SAILS_LOCALS production': {'head': LOCALS.format('production')},
    'SAILS_LOCALS staging': {'head': LOCALS.format('staging')},
}
LOUD = {
    'the default': {},
    'SAILS_LOCALS test': {'head': LOCALS.format('test')},
    'SAILS_LOCALS without an environment': {'head': '<script>window.SAILS_LOCALS = {};</script>'},
}


@pytest.fixture
def visit(blank, server, client_file):
    """Open a page, connect, disconnect, and tell its environment."""

    def open_page(parts):
        server.add_file('js/dependencies/sails.io.min.js', client_file)
        blank.open_connected(**parts).run('io.socket.disconnect()')
        blank.wait_disconnected()
        return blank.run('io.sails.environment')

    return open_page


@pytest.mark.script_tag
def test_production_silences_the_console(visit, console):
    assert {way: visit(parts) for way, parts in SILENT.items()} == dict.fromkeys(SILENT, 'production')
    assert console.said == []


@pytest.mark.page
def test_development_tells_of_the_connection_and_of_its_end(visit, console):
    for way, parts in LOUD.items():
        console.said.clear()
        assert visit(parts) == 'development', way
        said = '\n'.join(console.said)
        assert 'connected to http' in said or 'connected to Sails' in said, way
        assert 'disconnected' in said, way


@pytest.mark.page
def test_settings_win_over_what_the_page_says(blank, console):
    blank.open_connected(head=LOCALS.format('production'), settings="io.sails.environment = 'development';")
    assert 'connected to' in '\n'.join(console.said)
