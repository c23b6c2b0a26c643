"""The Pythons of this machine: the one that runs the tests, and others that it finds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

#: What the package is for.
MINORS = range(10, 15)
#: Whether a Python answers by what it is called, and can make environments.
_ASK = 'import ensurepip, sys, venv; print("%d.%d" % sys.version_info[:2])'


def pythons() -> dict[str, Path]:
    """Return a Python of each version that is there, by version, such as `3.12`; never none."""
    running = '{}.{}'.format(*sys.version_info)
    found = {running: Path(sys.executable)}
    for version, python in _candidates():
        if version not in found and _answers(python, version):
            found[version] = python
    return found


def _candidates() -> Iterator[tuple[str, Path]]:
    """Yield what may be one: on the PATH, and where pyenv keeps those that are not."""
    pyenv = Path(os.environ.get('PYENV_ROOT') or Path('~/.pyenv').expanduser()) / 'versions'
    for minor in MINORS:
        version = f'3.{minor}'
        if on_path := shutil.which(f'python{version}'):
            yield version, Path(on_path)
        for python in sorted(pyenv.glob(f'{version}.*/bin/python{version}')):
            yield version, Path(python)


def _answers(python: Path, version: str) -> bool:
    done = subprocess.run([python, '-c', _ASK], capture_output=True, text=True, timeout=60, check=False)
    return done.stdout.strip() == version
