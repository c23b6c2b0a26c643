"""`python -m tests.faults.mutations` makes each bug in a copy of the checkout, and looks whether a test notices."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.support.tools import CHECKOUT

from .catalogue import MUTATIONS
from .mutation import Mutation

#: The fuzz catches most of them, with so many seeds at the latest.
FUZZ = ('-m', 'tests.faults.fuzz', '--client', 'cpython')
SEEDS = 200
AT_ONCE = 2
TIME_LIMIT = 600  # seconds; a client that hangs is caught as well


def copied(folder: Path) -> Path:
    """Make a copy of what a test under CPython needs of the checkout, in an empty folder."""
    for name in ('src', 'tests', 'build', 'docs', 'pyproject.toml', 'package.json'):
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns('__pycache__'))
        else:
            shutil.copy(source, folder / name)
    for name in ('dist', 'node_modules'):
        (folder / name).symlink_to(CHECKOUT / name)
    return folder


def caught(mutation: Mutation | None) -> str | None:
    """Make the bug in a copy of the checkout, and answer what the test said that caught it; None where none did.

    Arguments:
        mutation: the bug; None leaves the sources as they are, where the fuzz has nothing to catch.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = copied(Path(place))
        if mutation is not None:
            mutation.apply(folder)
        if mutation is None or mutation.caught_by is None:
            command = [*FUZZ, '--seeds', str(SEEDS), '--until-failure']
        else:
            file, which = mutation.caught_by
            command = ['-m', 'pytest', '-q', '-x', '-p', 'no:cacheprovider', file, '-k', which]
        environment = {**os.environ, 'PYTHONPATH': os.pathsep.join(('src', '.'))}
        try:
            done = subprocess.run(
                [sys.executable, *command],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=TIME_LIMIT,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f'it hung for {TIME_LIMIT} seconds'
    found = [line for line in done.stdout.splitlines() if line.startswith(('Seed', 'FAILED'))]
    return found[0] if done.returncode == 1 and found else None


def main() -> int:
    """Try them all; 1 where one is not caught, or where something is that is no bug."""
    wrong = 0
    tried = [None, *MUTATIONS]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for mutation, said in zip(tried, threads.map(caught, tried), strict=True):
            wrong += (said is None) is not (mutation is None)
            print(
                f'{"passed" if said is None else "caught"}  {mutation.name if mutation else "no bug at all"}'
            )
            print(f'        {said or ""}'[:160], flush=True)
    print(f'{len(MUTATIONS)} bugs, {wrong} not caught, or caught where there is none')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
