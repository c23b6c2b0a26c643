"""Fixtures of the tests of what an attacker could do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.security.recorder import Recorder, recording
from tests.support.node import Node


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    """A port that writes down what it is asked, and refuses it."""
    with recording() as found:
        yield found


@pytest.fixture
def other_recorder() -> Iterator[Recorder]:
    """Another, of somebody else."""
    with recording() as found:
        yield found


@pytest.fixture
def run_node(node_client: Path, node_modules: Path) -> Callable[..., list[object]]:
    """`run_node(url, script)`: run a script in Node with the library as `io`; answers what it answered."""

    def run(url: str, script: str) -> list[object]:
        result = Node(node_client, node_modules, url).run(LOADED + script)
        assert (result.errors, result.code) == ('', 0)
        return result.answers

    return run


LOADED = """
const io = require(FILE)(require('socket.io-client'));
Object.assign(io.sails, {autoConnect: false, environment: 'production'});
"""
