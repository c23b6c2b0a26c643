"""A Sails web app as `sails new` writes it, with the packages of the checkout."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from sails_io.compiler.tools import node
from tests.support.tools import find_npm_file

#: The client, and the copy of it that Grunt makes for the web.
CLIENT_FILES = (Path('assets/dependencies/sails.io.js'), Path('.tmp/public/dependencies/sails.io.js'))
TIME_LIMIT = 300  # seconds; the longest task, the build for production, takes ten when nothing else runs

#: Of the packages in the app's package.json, those that it runs with. It gets no others: an app loads
#: every hook that it finds in its node_modules, and the checkout has several versions of some.
PACKAGES = (
    'sails',
    'sails-hook-apianalytics',
    'sails-hook-organics',
    'sails-hook-orm',
    'sails-hook-sockets',
    '@sailshq/lodash',
    'grunt',
    'sails-hook-grunt',
)


class TaskFailed(Exception):
    """A command of Sails or Grunt did not end well; the message is what it said."""


def generate(folder: Path) -> Path:
    """Run `sails new` with the web app template, and Grunt in it; answer the app's folder.

    Grunt does what it does when the app is lifted, less the watching. Left to the lift, it would run beside
    the app, and no one could tell when it is through.
    """
    sails = find_npm_file('sails/bin/sails.js')
    # caviar is the template's name; with fast, the packages are not installed.
    _run(folder, [str(sails), 'new', 'web-app', '--caviar', '--fast'])
    app = folder / 'web-app'
    for package in PACKAGES:
        link = app / 'node_modules' / package
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(find_npm_file(package).resolve(), target_is_directory=True)
    run_grunt(app, 'compileAssets', 'linkAssets')
    return app


def copy_with_client(app: Path, copy: Path, client: Path | None) -> None:
    """Copy an app, and replace its `sails.io.js`, as one does by hand; None leaves the one that it has."""
    shutil.copytree(app, copy, symlinks=True)
    if client is None:
        return
    for replaced in CLIENT_FILES:
        assert (copy / replaced).exists()
        shutil.copyfile(client, copy / replaced)


def run_grunt(app: Path, *tasks: str) -> None:
    """Run tasks of the app's own Gruntfile: they compile its styles, and put its scripts into its pages."""
    _run(app, [str(find_npm_file('sails-hook-grunt/lib/grunt-wrapper.js')), *tasks])


def _run(folder: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        [str(node()), *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    if done.returncode != 0:
        raise TaskFailed(f'{" ".join(arguments)}\n{done.stdout}\n{done.stderr}')
