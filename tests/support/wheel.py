"""The wheel as users have it: made of the sdist, and installed by pip into an environment of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pip

from build.stage import command, venv_python

from .tools import CHECKOUT

TIME_LIMIT = 120  # seconds; each of the commands takes less than one
NETWORK = 'The packages come from PyPI: does pip reach it from here?'
LOCKS = ('requirements.lock', 'requirements-node.lock')
LOCKED = re.compile(r'^[\w.-]+==[^\\\n]+', re.MULTILINE)


@dataclass(frozen=True)
class InstalledWheel:
    """A virtual environment that has the wheel and what it depends on, and nothing else.

    What runs in it finds no other program, and nothing of the checkout.

    Attributes:
        venv: its folder.
    """

    venv: Path

    @property
    def python(self) -> Path:
        """Its Python."""
        return venv_python(self.venv)

    @property
    def command(self) -> Path:
        """Its `sails-io`."""
        return self.venv / 'bin' / 'sails-io'

    @property
    def environment(self) -> dict[str, str]:
        """The variables of what runs in it."""
        return {'PATH': str(self.venv / 'bin')}

    def run(
        self, *arguments: str | Path, cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run `sails-io` with these arguments."""
        return self._run([self.command, *arguments], cwd, environment)

    def start(self, *arguments: str | Path, cwd: Path) -> subprocess.Popen[str]:
        """Start `sails-io` with these arguments; its two outputs are one."""
        return subprocess.Popen(
            [self.command, *arguments],
            cwd=cwd,
            env={**self.environment, 'PYTHONUNBUFFERED': '1'},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding='utf-8',
            start_new_session=True,
            preexec_fn=_hears_ctrl_c,
        )

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
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding='utf-8',
            timeout=TIME_LIMIT,
            check=False,
        )


def _hears_ctrl_c() -> None:
    """Hear Ctrl-C, which what a shell runs in the background is told to ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def constraints(folder: Path) -> Path:
    """Write a file that holds pip to the versions of the lock files, and return it."""
    file = folder / 'constraints.txt'
    locked = [found for lock in LOCKS for found in LOCKED.findall((CHECKOUT / lock).read_text('utf-8'))]
    file.write_text('\n'.join(locked), encoding='utf-8')
    return file


def install(folder: Path, *packages: str | Path, python: str | Path = sys.executable) -> InstalledWheel:
    """Install a wheel, and perhaps more, into a new environment in an empty folder.

    Args:
        folder: gets the environment.
        packages: what pip is told; the wheel with an extra is `f'{wheel}[build]'`.
        python: of which Python the environment is.
    """
    installed = InstalledWheel(folder / 'venv')
    # The checkout's pip does it: to give each environment its own takes longer than all the rest.
    command([python, '-m', 'venv', '--without-pip', installed.venv], 'Can it make virtual environments?')
    # What is imported is compiled then: most of it never is.
    arguments = ['--no-compile', '--constraint', constraints(folder), *packages]
    line = [installed.python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', *arguments]
    command(line, NETWORK, env={**os.environ, **_only_pip(folder)})
    return installed


def _only_pip(folder: Path) -> dict[str, str]:
    """Return the variables by which another Python finds pip, and nothing else of the checkout's packages."""
    place = folder / 'pip'
    place.mkdir(exist_ok=True)
    if not (place / 'pip').exists():
        (place / 'pip').symlink_to(Path(pip.__file__).parent)
    return {'PYTHONPATH': str(place)}


def wheel_of(sdist: Path, installed: InstalledWheel, folder: Path) -> Path:
    """Return the wheel that pip makes of an sdist in an environment, and in an empty folder."""
    environment = {name: value for name, value in os.environ.items() if name.startswith('PIP_')}
    environment |= {**installed.environment, **_only_pip(folder), 'HOME': str(Path.home())}
    subprocess.run(
        [installed.python, '-m', 'pip', 'wheel', '--no-deps', '--wheel-dir', folder / 'wheels', sdist],
        env={**environment, 'PIP_CONSTRAINT': str(constraints(folder))},
        timeout=TIME_LIMIT,
        check=True,
    )
    [wheel] = (folder / 'wheels').iterdir()
    return wheel
