"""Fixtures of the tests of the command line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.wheel import InstalledWheel

from .small_app import SmallApp
from .terminal import Serving


@pytest.fixture
def app(tmp_path: Path) -> SmallApp:
    """An app of Sails 1.5 with sails-hook-sockets 3 and the original client, as far as the disk tells."""
    app = SmallApp(tmp_path / 'board')
    app.package('sails', '1.5.18')
    app.package('sails-hook-sockets', '3.0.2')
    app.write(
        'config/env/production.js', "module.exports = {sockets: {onlyAllowOrigins: ['https://a.test']}};"
    )
    app.client()
    return app


@pytest.fixture
def sails_io(
    installed_build: InstalledWheel, tmp_path: Path
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """`sails_io('new', 'board')`: run a command in an empty folder, where front-ends can be compiled."""
    return lambda *words: installed_build.run(*words, cwd=tmp_path)


@pytest.fixture
def board(sails_io: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> Path:
    """A new project."""
    done = sails_io('new', 'board')
    assert done.returncode == 0, done.stderr
    return tmp_path / 'board'


@pytest.fixture
def serving(installed_build: InstalledWheel, board: Path) -> Iterator[Serving]:
    """The new project, served."""
    served = Serving(installed_build, board)
    yield served
    served.close()
