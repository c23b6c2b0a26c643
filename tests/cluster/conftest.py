"""The cluster of these tests, and the figures that they print at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster.cluster import Cluster, redis_server
from tests.cluster.figures import table
from tests.cluster.outcome import Outcome
from tests.cluster.scenario import Scenario
from tests.cluster.service import Service

Found = dict[str, tuple[Scenario, list[Outcome]]]
FOUND = pytest.StashKey[Found]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption('--rounds', type=int, default=3, help='failures of each kind (default: 3)')


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FOUND] = {}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if found := config.stash[FOUND]:
        terminalreporter.section('figures')
        for line in table(list(found.values())):
            terminalreporter.write_line(line)


@pytest.fixture(scope='session')
def found(pytestconfig: pytest.Config) -> Found:
    """What the figures are made of."""
    return pytestconfig.stash[FOUND]


@pytest.fixture(scope='session')
def cluster(client_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Redis, two Sails processes, and the balancer."""
    cluster = Cluster(tmp_path_factory.mktemp('cluster'), client_file)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


@pytest.fixture(scope='module')
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A Redis alone."""
    redis = redis_server(tmp_path_factory.mktemp('redis'))
    redis.start()
    yield redis
    redis.stop()
