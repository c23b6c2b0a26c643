"""Runs the tests of the cluster: `python -m tests.cluster [arguments of pytest]`."""

from __future__ import annotations

import subprocess
import sys

from build.stage import ROOT, SetupError, Stage, command
from sails_io.compiler import tools

from . import programs
from .cluster import HERE

INPUTS = (HERE / 'package.json', HERE / 'package-lock.json')


def npm_ci() -> None:
    """Fill the folder's node_modules with what Sails needs for Redis.

    Raises:
        SetupError: npm failed.
    """
    network = 'The packages come from the npm registry: does npm reach it from here?'
    arguments = ('ci', '--ignore-scripts', '--no-audit', '--no-fund')
    command([tools.npm(), *arguments], network, env=tools.node_environment(), cwd=HERE)


def main(arguments: list[str]) -> int:
    """Make everything ready and run them; return the exit status."""
    try:
        programs.find(*programs.NEEDED)
        Stage('npm packages into tests/cluster/node_modules', HERE / 'node_modules/.stamp', INPUTS).run(
            npm_ci
        )
    except SetupError as error:
        print(f'\n{error}', file=sys.stderr)
        return 1
    return subprocess.run([sys.executable, '-m', 'pytest', HERE, *arguments], cwd=ROOT).returncode


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
