"""Makes the Python package: `python build/python_package.py`, after the build.

The checkout with dist/ -> sdist -> wheel, both in dist/python/.
"""

from __future__ import annotations

import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

from build.bundles import DIST, ROOT
from build.stage import command, exit_status, progress

ADVICE = 'Is dist/ built? `make wheel` does both.'


def build(into: Path) -> tuple[Path, Path]:
    """Make an sdist, and a wheel of what is in it; the same files give the same bytes.

    Arguments:
        into: the folder that gets them; it is made if it is not there.

    Returns:
        The sdist and the wheel.

    Raises:
        SetupError: a file is not there, or dist/ is not made of these sources.
    """
    sdist = _hatchling('sdist', ROOT, into)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(sdist) as archive:
            # Python 3.14 asks for the filter, and those before 3.10.12 do not know it.
            archive.extraction_filter = getattr(tarfile, 'data_filter', lambda member, path: member)
            archive.extractall(folder)
        [unpacked] = Path(folder).iterdir()
        return sdist, _hatchling('wheel', unpacked, into)


def _hatchling(target: str, source: Path, into: Path) -> Path:
    """Run the build backend in a folder, and return what it made."""
    with tempfile.TemporaryDirectory() as folder:
        command([sys.executable, '-m', 'hatchling', 'build', '-t', target, '-d', folder], ADVICE, cwd=source)
        [made] = Path(folder).iterdir()
        into.mkdir(parents=True, exist_ok=True)
        return Path(shutil.move(made, into / made.name))


def main() -> None:
    """Make both anew, and say where they are."""
    folder = DIST / 'python'
    shutil.rmtree(folder, ignore_errors=True)
    for made in build(folder):
        progress(f'{made.relative_to(ROOT)}')


if __name__ == '__main__':
    sys.exit(exit_status(main))
