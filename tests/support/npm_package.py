"""The npm package as users have it: packed by npm, and installed by npm into an empty project."""

from __future__ import annotations

import subprocess
from pathlib import Path

from build import npm_package
from sails_io.compiler.tools import node_environment, npm

TIME_LIMIT = 120  # seconds; npm takes one, on a machine with nothing else to do


def pack(folder: Path) -> Path:
    """Assemble the package in an empty folder, and return the tarball that npm makes of it."""
    npm_package.assemble(folder / 'package')
    return npm_package.pack(folder / 'package', folder)


def install(tarball: Path, project: Path) -> Path:
    """Install a tarball into an empty project, and return where the package is then."""
    (project / 'package.json').write_text('{"private": true}', encoding='utf-8')
    # A peer would have to come from a registry; a test that needs socket.io-client puts it there itself.
    options = ['--offline', '--legacy-peer-deps', '--no-audit', '--no-fund', '--no-update-notifier']
    run_npm(project, 'install', *options, tarball)
    return project / 'node_modules' / npm_package.NAME


def run_npm(project: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run npm in a project; it must succeed."""
    done = subprocess.run(
        [npm(), *arguments],
        cwd=project,
        env=node_environment(),
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done
