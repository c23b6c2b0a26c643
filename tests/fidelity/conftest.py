"""Both servers at once, and the comparison of what they say in one conversation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from tests.mock.wire_client import Background
from tests.support.lifts import Lifts
from tests.support.server import Server

from .differences import without_differences
from .talk import Conversation, Talk


@pytest.fixture(scope='session')
def background() -> Iterator[Background]:
    """The loop of all sockets."""
    background = Background()
    yield background
    background.close()


@pytest.fixture(scope='session')
def both(client_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Lifts, Lifts]]:
    """Real Sails and the mock, by the options of the app."""
    pair = Lifts('sails', client_file, tmp_path_factory), Lifts('mock', client_file, tmp_path_factory)
    yield pair
    for lifts in pair:
        lifts.stop()


@pytest.fixture
def compare(both: tuple[Lifts, Lifts], background: Background) -> Callable[..., None]:
    """`compare(conversation, **options)`: have it with both servers; the test fails where they differ."""

    def record(server: Server, conversation: Conversation) -> list[dict[str, Any]]:
        server.http('GET', '/forget')
        with ExitStack() as stack:
            talk = Talk(server, background, stack)
            conversation(talk)
            return talk.recording

    def compare(name: str, conversation: Conversation, **options: Any) -> None:
        sails, mock = (record(lifts.get(**options), conversation) for lifts in both)
        shown = [
            line
            for wanted, found in without_differences(name, sails, mock)
            for line in _differing(wanted, found)
        ]
        if shown:
            pytest.fail('The mock does not do as Sails.\n' + '\n'.join(shown), pytrace=False)

    return compare


def _differing(wanted: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """The lines that differ in two entries of two recordings, below what was asked."""
    difference = unified_diff(_lines(wanted), _lines(found), 'Sails', 'mock', n=4, lineterm='')
    lines = [line for line in difference if not line.startswith('@@')]
    return ['', f'# {wanted["asked"]}', *lines] if lines else []


def _lines(entry: dict[str, Any]) -> list[str]:
    return json.dumps(entry, indent=1, ensure_ascii=False).splitlines()
