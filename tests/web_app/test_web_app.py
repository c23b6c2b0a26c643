"""A real app does not notice that its sails.io.js was replaced.

The app is the one that `sails new` writes with the web app template: pages that are drawn with Vue and
parasails, accounts, and a notice in all other windows when a visitor signs out. Its pages call the server with
the Cloud SDK, over HTTP or over `io.socket`. A visitor takes the same walk through it with the original and
with ours, and at every step all is noted that can be seen, heard or sent: see `Step` in window.py. The two
records are compared word by word; the only differences are those of the table in differences.py.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict
from difflib import unified_diff
from pathlib import Path

from tests.support.tools import CHECKOUT
from tests.support.wheel import InstalledWheel

from .differences import expected_of_ours, in_production
from .generated import CLIENT_FILES, run_grunt
from .walk import short_walk, whole_walk
from .web_app import PRODUCTION
from .window import Step

MINIFIED = CHECKOUT / 'dist' / 'sails.io.min.js'

Record = Callable[..., list[Step]]


def test_the_whole_app_that_the_wheel_has_installed_it_into_is_as_with_the_original(
    generated_app: Path, installed: InstalledWheel, original: list[Step], record: Record, tmp_path: Path
) -> None:
    app = tmp_path / 'web-app'
    shutil.copytree(generated_app, app, symlinks=True)
    before = _files_of(app)
    done = installed.run('install', app)
    assert done.returncode == 0, done.stderr
    run_grunt(app, 'compileAssets', 'linkAssets')  # as the app does when it is lifted
    ours = (CHECKOUT / 'dist' / 'sails.io.js').read_bytes()
    assert [(app / file).read_bytes() for file in CLIENT_FILES] == [ours, ours]
    _same(record(None, whole_walk, folder=app), expected_of_ours(original))

    done = installed.run('install', app, '--restore')
    assert done.returncode == 0, done.stderr
    run_grunt(app, 'compileAssets', 'linkAssets')
    assert _files_of(app) == before


def test_the_minified_client_does_as_well(original: list[Step], record: Record) -> None:
    assert MINIFIED.exists(), f'{MINIFIED} is not there; `make build` writes it.'
    _same(record(MINIFIED, short_walk), expected_of_ours(original))


def test_in_production_it_is_silent(client_file: Path, original: list[Step], record: Record) -> None:
    """There, the app's own pipeline joins and minifies all scripts: it must know how to read ours."""
    expected = [in_production(step) for step in expected_of_ours(original)]
    _same(record(client_file, short_walk, PRODUCTION), expected)


def test_the_walk_goes_over_the_socket(original: list[Step]) -> None:
    """Two records may also be equal because there is nothing in them."""
    over_socket = {step.name: len(step.requests) for step in original}
    assert over_socket['first: calls'] == 9  # of ten calls
    assert over_socket['first: signed up'] == 1  # the page wants to hear of its session
    assert not any(step.uncaught for step in original)


def _files_of(app: Path) -> dict[str, bytes]:
    """What is in an app's folder, without the packages."""
    files = (path for path in app.rglob('*') if path.is_file())
    return {
        name: path.read_bytes()
        for path in files
        if not (name := str(path.relative_to(app))).startswith('node_')
    }


def _same(ours: list[Step], expected: list[Step]) -> None:
    """Each step of ours must be as expected; the short walk has only some of them."""
    by_name = {step.name: step for step in expected}
    assert ours
    for step in ours:
        wanted, found = _lines(by_name[step.name]), _lines(step)
        difference = unified_diff(wanted, found, 'expected', 'ours', lineterm='')
        assert found == wanted, '\n'.join([step.name, *difference])


def _lines(step: Step) -> list[str]:
    return json.dumps(asdict(step), indent=1, sort_keys=True).splitlines()
