"""Fresh seeds each time: what must hold does, with both clients, and all that can happen has.

Each client's plans run in a process of their own, both at the same time: `make fuzz` runs fifty times as many.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sails_io.client.states import TRANSITIONS, WORDS
from tests.faults.fuzz.plan import FAULTS, SERVER, WEIGHTS
from tests.faults.fuzz.runner import CLIENTS
from tests.support.tools import CHECKOUT

SEEDS, STEPS = 50, 200  # for each client
TIME_LIMIT = 300  # seconds
#: Codes of `docs/await.md`.
CODE = re.compile(r'^\| `(E_\w+)` \|', re.MULTILINE)
#: What a program never does: the cookie step is for pages, and takes no time without one.
OF_PAGES = {('preparing', 'end')}


@dataclass
class Run:
    """The plans of one client."""

    process: subprocess.Popen[str]
    report: Path
    said: str = ''

    def end(self) -> str:
        """Wait for its end, and answer what it said."""
        if self.process.returncode is None:
            self.said = self.process.communicate(timeout=TIME_LIMIT)[0]
        return self.said

    def seen(self, kind: str) -> set[tuple[str, ...]]:
        """What has happened of a kind."""
        return {tuple(what) for found, *what, _ in json.loads(self.report.read_text()) if found == kind}


@pytest.fixture(scope='module')
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Run]]:
    """Both, by client."""
    folder = tmp_path_factory.mktemp('fuzz')
    made = {client: _begin(client, folder / f'{client}.json') for client in CLIENTS}
    yield made
    for run in made.values():
        run.process.kill()
        run.process.wait()


def _begin(client: str, report: Path) -> Run:
    command = [
        sys.executable, '-m', 'tests.faults.fuzz', '--client', client, '--report', str(report),
        '--seeds', str(SEEDS), '--steps', str(STEPS),
    ]  # fmt: skip
    environment = {**os.environ, 'PYTHONPATH': os.pathsep.join(('src', '.'))}
    return Run(
        subprocess.Popen(
            command,
            cwd=CHECKOUT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ),
        report,
    )


@pytest.mark.parametrize('client', CLIENTS)
def test_whatever_happens_what_must_hold_does(client, runs):
    said = runs[client].end()
    assert runs[client].process.returncode == 0, said
    assert f'{SEEDS * STEPS:,} steps' in said


@pytest.mark.parametrize('client', CLIENTS)
def test_the_plans_came_everywhere(client, runs):
    run = runs[client]
    run.end()
    codes = CODE.findall((CHECKOUT / 'docs' / 'await.md').read_text(encoding='utf-8'))
    assert {how for (how,) in run.seen('ending')} == {'answer', 'thrown', *codes}
    assert {state for (state,) in run.seen('state')} == set(TRANSITIONS)
    moves = {(state, event) for state, row in TRANSITIONS.items() for event in row} - OF_PAGES
    assert run.seen('move') == moves
    assert {status for (status,) in run.seen('status')} == set(WORDS.values())
    assert {step for (step,) in run.seen('did')} >= set(WEIGHTS)
    assert {what for (what,) in run.seen('server')} == set(SERVER)
    assert {fault for (fault,) in run.seen('fault')} == {fault[0] for fault in FAULTS}
