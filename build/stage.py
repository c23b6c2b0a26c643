"""One stage of the set-up: it says what it does and is skipped while its inputs are what they were."""

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SetupError(Exception):
    """The set-up cannot go on; the text says what was found and what to do."""


@dataclass(frozen=True)
class Stage:
    """Work that is done once for given inputs.

    Attributes:
        title: what the stage does, shown while it runs.
        stamp: the file that remembers the inputs of the last run; it lies in what the stage makes,
            so that it vanishes with it.
        inputs: files, whose contents count, and texts.

    Example:
        >>> Stage('npm packages', Path('node_modules/.stamp'), (Path('package-lock.json'),)).run(npm_ci)
    """

    title: str
    stamp: Path
    inputs: tuple[Path | str, ...]

    def is_current(self) -> bool:
        """Tell whether the last run had the same inputs."""
        return self.stamp.is_file() and self.stamp.read_text() == self._fingerprint()

    def run(self, work: Callable[[], None]) -> None:
        """Do the work unless it is done already; remember it once it has succeeded."""
        if self.is_current():
            return
        self.stamp.unlink(missing_ok=True)  # an interrupted run must not look like a finished one
        progress(f'{self.title} …')
        begin = time.monotonic()
        work()
        self.stamp.write_text(self._fingerprint())
        progress(f'{self.title}: done in {time.monotonic() - begin:.0f} s')

    def _fingerprint(self) -> str:
        digest = hashlib.sha256()
        for each in self.inputs:
            content = each.read_bytes() if isinstance(each, Path) else each.encode()
            digest.update(hashlib.sha256(content).digest())
        return digest.hexdigest()


def venv_python(venv: Path = ROOT / '.venv') -> Path:
    """Return the Python of a virtual environment, the checkout's own when left out."""
    return venv / 'bin' / 'python'


def progress(line: str) -> None:
    """Show a line at once, also when the output is a pipe."""
    print(f'· {line}', flush=True)


def command(
    arguments: Sequence[Path | str], advice: str, env: Mapping[str, str] | None = None, cwd: Path = ROOT
) -> None:
    """Run a program quietly.

    Args:
        arguments: the program and its arguments.
        advice: sentences that tell the reader what to do when it fails.
        env: its environment; this process's when left out.
        cwd: the folder that it runs in; the checkout when left out.

    Raises:
        SetupError: it could not be started or failed; the text ends with its last lines.
    """
    line = ' '.join(map(str, arguments))
    try:
        done = subprocess.run(
            arguments,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors='replace',
        )
    except OSError as error:
        raise SetupError(f'`{line}` could not be started: {error}. {advice}') from error
    if done.returncode != 0:
        last_lines = '\n'.join(done.stdout.strip().splitlines()[-12:])
        raise SetupError(f'`{line}` failed. {advice} Its last words were:\n{last_lines}')


def exit_status(work: Callable[[], object]) -> int:
    """Do the work of a program and return its exit status; what stops the set-up is said without a traceback."""
    try:
        work()
    except SetupError as error:
        print(f'\n{error}', file=sys.stderr)
        return 1
    return 0


def pip_install(python: Path | str, arguments: Sequence[Path | str], advice: str) -> None:
    """Run `pip install` with the arguments, for the environment of `python`.

    Raises:
        SetupError: pip failed; the text has the advice and its last lines.
    """
    command([python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', *arguments], advice)
