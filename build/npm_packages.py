"""Puts the locked npm packages into node_modules, and a Node into .venv where the machine has none."""

import platform
import sys
from pathlib import Path

from build.stage import ROOT, SetupError, Stage, command, pip_install, progress
from sails_io.compiler import tools

NODE_LOCK = ROOT / 'requirements-node.lock'
NODE_MODULES = ROOT / 'node_modules'
INPUTS = (ROOT / 'package.json', ROOT / 'package-lock.json', ROOT / '.npmrc')


def ensure_node(python: Path | str = sys.executable) -> None:
    """See to it that there is a Node that is new enough, with npm: the machine's, else one from PyPI.

    Args:
        python: the Python of the virtual environment that gets it.

    Raises:
        SetupError: there is none, and none could be installed.
    """
    try:
        tools.node()
    except tools.ToolMissing:
        wanted = f'Node {tools.OLDEST_NODE} or later, with npm'
        found = f'Found: {tools.found_on_path()}'
        progress(f'{wanted}, is needed. {found}. Installing one from PyPI into .venv …')
        advice = f"{wanted}, is needed. {found}. Install it from your system's packages or nodejs.org."
        pip_install(python, ['--require-hashes', '--requirement', NODE_LOCK], advice)


def npm_ci() -> None:
    """Fill node_modules with exactly what package-lock.json names.

    Raises:
        SetupError: npm failed.
    """
    network = 'The packages come from the npm registry: does npm reach it from here?'
    command([tools.npm(), 'ci', '--no-audit', '--no-fund'], network, env=tools.node_environment())


def main() -> int:
    """Do the stages of this file that are not done yet; return the exit status."""
    # The platform counts as well: esbuild's program is another one on each.
    machine = f'{sys.platform} {platform.machine()}'
    try:
        ensure_node()
        Stage('npm packages into node_modules', NODE_MODULES / '.stamp', (machine, *INPUTS)).run(npm_ci)
    except (SetupError, tools.ToolMissing) as error:
        print(f'\n{error}', file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
