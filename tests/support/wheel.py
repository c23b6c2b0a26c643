"""The wheel as users have it: made of the sdist, and installed by pip into an environment of its own."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from build.environment import make_venv
from build.stage import pip_install, venv_python

from .tools import CHECKOUT

TIME_LIMIT = 120  # seconds; each of the commands takes less than one
NETWORK = 'The packages come from PyPI: does pip reach it from here?'
LOCKED = re.compile(r'^[\w.-]+==[^\\\n]+', re.MULTILINE)


@dataclass(frozen=True)
class InstalledWheel:
    """A virtual environment that has the wheel and what it depends on, and nothing else.

    Attributes:
        venv: its folder.
    """

    venv: Path

    @property
    def python(self) -> Path:
        """Its Python."""
        return venv_python(self.venv)

    def run(
        self, *arguments: str | Path, cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run `sails-io` with these arguments, where no other program is on the PATH."""
        return self._run([self.venv / 'bin' / 'sails-io', *arguments], cwd, environment)

    def run_python(self, code: str, cwd: Path | None = None) -> str:
        """Run Python code and return what it prints; it must succeed."""
        done = self._run([self.python, '-c', code], cwd, {})
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _run(
        self, command: list[str | Path], cwd: Path | None, environment: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=cwd or self.venv,
            env={'PATH': str(self.venv / 'bin'), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=TIME_LIMIT,
            check=False,
        )


def constraints(folder: Path) -> Path:
    """Write a file that holds pip to the versions of requirements.lock, and return it."""
    file = folder / 'constraints.txt'
    locked = LOCKED.findall((CHECKOUT / 'requirements.lock').read_text(encoding='utf-8'))
    file.write_text('\n'.join(locked), encoding='utf-8')
    return file


def install(wheel: Path, folder: Path) -> InstalledWheel:
    """Install a wheel into a new environment in an empty folder."""
    venv = folder / 'venv'
    make_venv(venv)
    pip_install(venv_python(venv), ['--constraint', constraints(folder), wheel], NETWORK)
    return InstalledWheel(venv)


def wheel_of(sdist: Path, folder: Path) -> Path:
    """Return the wheel that pip makes of an sdist, in an empty folder, where neither Node nor Transcrypt is."""
    venv = folder / 'venv'
    make_venv(venv)
    environment = {name: value for name, value in os.environ.items() if name.startswith('PIP_')}
    environment |= {'PATH': str(venv / 'bin'), 'HOME': str(Path.home())}
    subprocess.run(
        [venv_python(venv), '-m', 'pip', 'wheel', '--no-deps', '--wheel-dir', folder / 'wheels', sdist],
        env={**environment, 'PIP_CONSTRAINT': str(constraints(folder))},
        timeout=TIME_LIMIT,
        check=True,
    )
    [wheel] = (folder / 'wheels').iterdir()
    return wheel
