"""The contract holds for every client on the servers that it is made for."""

from __future__ import annotations

import pytest

from tests.support import clients

#: Clients and servers. The number of a server is that of its sails-hook-sockets, where it is not 3.
COMBINATIONS = [
    ('page', 'mock'),
    ('minified', 'sails'),
    ('legacy-minified', 'sails-2'),
    ('factory-2', 'sails-1'),
    ('factory-3', 'sails'),
    ('factory-4', 'mock'),
    (clients.CPYTHON, 'mock'),
    (clients.CPYTHON, 'sails'),
]


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers known."""
    config.addinivalue_line('markers', 'script_tag: what a client reads from its own script element')
    config.addinivalue_line('markers', 'page: about pages, so nothing for the client under CPython')


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test with every client; without a script element, those that need none.

    Under CPython run all but those that are marked as being about pages, one by one or with their whole file.
    """
    marks = list(metafunc.definition.iter_markers())
    if any(mark.name == 'parametrize' and 'client_file' in mark.args[0] for mark in marks):
        return  # the test has chosen
    names = {mark.name for mark in marks}
    combinations = [
        (client, server)
        for client, server in COMBINATIONS
        if (clients.has_script_tag(client) or 'script_tag' not in names)
        and (client != clients.CPYTHON or not names & {'page', 'script_tag'})
    ]
    # A mark, as a call would contradict the parameters that the fixture `server_kind` has by itself.
    metafunc.definition.add_marker(
        pytest.mark.parametrize(
            ('client_file', 'server_kind'),
            combinations,
            ids=[f'{client}-{server}' for client, server in combinations],
            indirect=True,
            scope='session',
        )
    )
