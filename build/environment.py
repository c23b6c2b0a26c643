"""Makes the checkout ready to build and test: `python3 -m build.environment [browser]`.

Puts the locked Python packages and the project itself into .venv, the locked npm packages into
node_modules, and finds a browser, or installs one, when asked for it. Any Python from 3.10 on
runs it: it needs the standard library only. What is ready already is left alone.
"""

import sys

if sys.version_info < (3, 10):  # stands before the imports: an older Python cannot read what they bring
    sys.exit(
        'Python 3.10 or later is needed. Found: Python %d.%d.%d at %s. Install a newer Python from your '
        "system's packages or python.org, or name one that you have: `make test PYTHON=python3.12`."
        % (*sys.version_info[:3], sys.executable)
    )

import platform
import subprocess
from functools import partial
from pathlib import Path

from build.stage import ROOT, SetupError, Stage, command, pip_install, venv_python

LOCK = ROOT / 'requirements.lock'
VERSION = ROOT / 'src' / 'sails_io' / 'client' / 'version.py'


def python_packages(venv: Path, lock: Path) -> None:
    """Make the virtual environment anew, with exactly the packages of the lock.

    Args:
        venv: its folder, emptied when it exists.
        lock: a requirements file with hashes.

    Raises:
        SetupError: this Python cannot make one, or pip failed.
    """
    make_venv(venv)
    network = 'The packages come from PyPI: does pip reach it from here?'
    pip_install(venv_python(venv), ['--require-hashes', '--requirement', lock], network)


def make_venv(venv: Path) -> None:
    """Make an empty virtual environment with pip in it, in place of an older one.

    Args:
        venv: its folder.

    Raises:
        SetupError: this Python lacks venv or ensurepip, as Debian's does without its package for them.
    """
    try:
        import ensurepip  # noqa: F401
        import venv as _  # noqa: F401
    except ImportError as error:
        package = 'python%d.%d-venv' % sys.version_info[:2]
        raise SetupError(
            f'Python {platform.python_version()} at {sys.executable} cannot make virtual environments: its '
            f'module {error.name} is missing. Debian and Ubuntu keep it in a package of its own: run '
            f'`apt-get install {package}` as root, then try again.'
        ) from error
    command([sys.executable, '-m', 'venv', '--clear', venv], f'Can files be written to {venv.parent}?')


def this_project(venv: Path) -> None:
    """Install the checkout as it stands, so that edits to its sources count at once.

    Args:
        venv: the virtual environment, with the build backend of pyproject.toml in it.

    Raises:
        SetupError: pip failed.
    """
    arguments: list[str | Path] = ['--no-deps', '--no-build-isolation', '--editable', ROOT]
    pip_install(venv_python(venv), arguments, 'Is pyproject.toml as it should be?')


def prepare(venv: Path = ROOT / '.venv') -> None:
    """Do the stages of this file that are not done yet.

    Args:
        venv: the virtual environment to make.

    Raises:
        SetupError: a stage failed.
    """
    # The folder counts as well: a virtual environment does not survive being moved.
    python = f'{platform.python_version()} {platform.machine()} {venv}'
    packages = Stage('Python packages into .venv', venv / 'packages.stamp', (python, LOCK))
    packages.run(partial(python_packages, venv, LOCK))
    project = Stage('sails_io into .venv', venv / 'project.stamp', (ROOT / 'pyproject.toml', VERSION))
    project.run(partial(this_project, venv))


def main(arguments: list[str]) -> int:
    """Make everything ready and return the exit status: that of the first part that failed."""
    try:
        prepare()
    except SetupError as error:
        print(f'\n{error}', file=sys.stderr)
        return 1
    for part in ('build.npm_packages', *(f'build.{name}' for name in arguments)):
        # From here on in the new environment, whose packages the parts use.
        status = subprocess.run([venv_python(), '-m', part], cwd=ROOT).returncode
        if status != 0:
            return status
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
