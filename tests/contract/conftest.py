"""The contract holds for every client on the servers that it is made for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import clients

PAGE = 'page'
#: Clients and servers. The last number of a server is that of its sails-hook-sockets, where it is not 3.
COMBINATIONS = [
    (PAGE, 'mock'),
    (PAGE, 'sails'),
    ('legacy', 'sails-2'),
    ('factory-2', 'sails-1'),
    ('factory-3', 'sails'),
    ('factory-4', 'mock'),
]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what no factory has: a script element."""
    without = [item for item in items if _needs_a_script_tag(item)]
    if without:
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if item not in set(without)]


def _needs_a_script_tag(item: pytest.Item) -> bool:
    callspec = getattr(item, 'callspec', None)
    combination = callspec.params.get('combination') if callspec else None
    return (
        combination is not None
        and item.get_closest_marker('script_tag') is not None
        and not clients.has_script_tag(combination[0])
    )


@pytest.fixture(scope='session', params=COMBINATIONS, ids='-'.join)
def combination(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A client, and the server that it talks to."""
    found: tuple[str, str] = request.param
    return found


@pytest.fixture(scope='session')
def server_kind(combination: tuple[str, str]) -> str:
    """Which server answers."""
    return combination[1]


@pytest.fixture(scope='session')
def client_file(
    combination: tuple[str, str], client_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The client under test: for pages the one of the command line."""
    name = combination[0]
    return client_file if name == PAGE else clients.client_file(name, tmp_path_factory.mktemp('client'))
