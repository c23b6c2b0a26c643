"""A project of its own, which has the package installed, and whose tests pytest runs in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import sails_io
from tests.support.tools import CHECKOUT

_BUILD = 'import sys, hatchling.build; print(hatchling.build.build_editable(sys.argv[1]))'
_OUTCOME = re.compile(r'^(PASSED|FAILED|ERROR) \S+::(\S+)', re.MULTILINE)
#: For all tests of a project, and the start of a browser; seconds.
_TIME_LIMIT = 120


@dataclass(frozen=True)
class Run:
    """What pytest said.

    Attributes:
        status: its exit status.
        text: all of it.
    """

    status: int
    text: str

    @property
    def outcomes(self) -> dict[str, str]:
        """Every test by name, with what came of it: `PASSED`, `FAILED` or `ERROR`."""
        return {name: outcome for outcome, name in _OUTCOME.findall(self.text)}


class PytestProject:
    """A folder with tests, and whatever else is written into it.

    Args:
        folder: an existing folder.
        installed: the folder of `metadata`.
    """

    def __init__(self, folder: Path, installed: Path) -> None:
        self.folder = folder
        sources = Path(sails_io.__file__).parent.parent
        self._environment = {
            **os.environ,
            'PYTHONPATH': os.pathsep.join(map(str, (installed, sources, CHECKOUT))),
            # What this variable names is loaded last, so that its fixtures are those that count.
            'PYTEST_PLUGINS': 'tests.support.chromium',
            'NO_PROXY': '127.0.0.1',
        }

    def write(self, files: Mapping[str, str]) -> None:
        """Write files, by their paths."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding='utf-8')

    def test(self, *arguments: str) -> Run:
        """Run its tests."""
        # Not a plugin of such projects, and it takes longer to import than all the others.
        return self.python('-m', 'pytest', '-rA', '-p', 'no:hypothesispytest', *arguments)

    def python(self, *arguments: str) -> Run:
        """Run Python in its folder."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_TIME_LIMIT,
        )
        return Run(done.returncode, done.stdout)


def metadata(folder: Path) -> Path:
    """Write into a folder what an install of the checkout tells Python: names, version, entry points."""
    command = [sys.executable, '-c', _BUILD, str(folder)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=True)
    with zipfile.ZipFile(folder / done.stdout.split()[-1]) as wheel:
        wheel.extractall(folder, [name for name in wheel.namelist() if '.dist-info/' in name])
    return folder
