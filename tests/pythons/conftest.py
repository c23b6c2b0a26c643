"""A server's public folder with the Pythons in it, as docs/pythons.md says to put them there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.server import Server
from tests.support.tools import NODE_MODULES, find_npm_file

from .guide import blocks

NEEDED = ('brython', 'pyodide', '@pyscript/core', '@micropython/micropython-webassembly-pyscript')


@pytest.fixture(scope='session')
def assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `assets` that the commands of the docs fill."""
    for package in NEEDED:
        find_npm_file(f'{package}/package.json')
    [commands] = blocks('sh')
    copying = '\n'.join(line for line in commands.splitlines() if not line.startswith('npm install '))
    folder = tmp_path_factory.mktemp('app')
    (folder / 'node_modules').symlink_to(NODE_MODULES)
    subprocess.run(['sh', '-euc', copying], cwd=folder, check=True, timeout=60)
    return folder / 'assets'


@pytest.fixture(scope='session')
def with_pythons(assets: Path) -> Callable[[Server], Server]:
    """`with_pythons(server)`: this server gives the Pythons too."""

    def link(server: Server) -> Server:
        if not (server.public / 'pythons').exists():
            shutil.copytree(assets, server.public, copy_function=os.link, dirs_exist_ok=True)
        return server

    return link
