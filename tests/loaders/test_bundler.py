"""Bundlers, as for production and in development: an app gets its answer, and nobody warns of anything."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from sails_io.compiler.tools import node
from tests.loaders.on_mock import ON_MOCK
from tests.loaders.talk import expect_talk
from tests.support.server import LOCAL
from tests.support.tools import find_npm_file

pytestmark = ON_MOCK

HERE = Path(__file__).parent / 'bundlers'
PATIENCE = 300  # seconds; a bundler takes two, on a machine with nothing else to do

# What an app imports, and its `io` afterwards.
PROGRAMS = {
    'module': """import { io as client } from 'socket.io-client';
      import sails from './sails.io.mjs';
      const io = sails(client);
      window.made = io;""",
    'script': "import './sails.io.js';",
    'package': """import { io as client } from 'socket.io-client';
      import sails from 'sails-io';
      window.made = sails(client);""",
    'package_script': "import 'sails-io/sails.io.js';",
}
IO = {'module': 'made', 'script': 'io', 'package': 'made', 'package_script': 'io'}
PAGE = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="{}"></script>'


@pytest.fixture(scope='module')
def project(package, tmp_path_factory):
    """An app: its programs with a page for each, the library's files beside them, and its packages."""
    folder = tmp_path_factory.mktemp('app')
    for file in package.glob('sails.io*'):
        shutil.copy(file, folder)
    shutil.copytree(package.parent, folder / 'node_modules', symlinks=True)
    for name, source in PROGRAMS.items():
        (folder / f'{name}.mjs').write_text(source, encoding='utf-8')
        (folder / f'{name}.html').write_text(PAGE.format(f'/{name}.mjs'), encoding='utf-8')
    return folder


@pytest.fixture(scope='module')
def bundled(project):
    """`bundled(tool)`: the folder of what this bundler makes of all programs, which must be without warnings."""
    done: dict[str, Path] = {}

    def bundle(tool: str) -> Path:
        if tool not in done:
            find_npm_file(f'{tool}/package.json')
            command = [node(), HERE / 'bundle.mjs', tool, project, *PROGRAMS]
            run = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
            assert (run.returncode, run.stderr) == (0, '')
            assert json.loads(run.stdout) == []
            done[tool] = (project / 'out').rename(project / f'out of {tool}')
        return done[tool]

    return bundle


@pytest.fixture(scope='module')
def development(project, server):
    """The address of Vite's development server for the app."""
    find_npm_file('vite/package.json')
    with socket.socket() as place:
        place.bind((LOCAL, 0))
        port = place.getsockname()[1]
    command = [node(), HERE / 'serve.mjs', project, str(port), server.url]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        started = process.stdout.readline()
        if started:
            yield f'http://{LOCAL}:{port}'
        _, said = process.communicate(timeout=PATIENCE)
    assert (started, said) == ('up\n', '')


@pytest.mark.parametrize('tool', ['esbuild', 'vite', 'webpack'])
@pytest.mark.parametrize('program', PROGRAMS)
def test_a_bundle_gets_an_answer(open_html, bundled, server, tool, program):
    for file in bundled(tool).rglob('*.js'):
        server.add_file(f'{tool}/{file.relative_to(bundled(tool))}', file)
    page = open_html(f'<script type="module" src="/{tool}/{program}.js"></script>')
    expect_talk(page, IO[program])


@pytest.mark.parametrize('program', PROGRAMS)
def test_an_app_in_development_gets_an_answer(blank, development, program):
    blank.page.goto(f'{development}/{program}.html')
    expect_talk(blank, IO[program])
    # A socket that is torn off with its page can make Vite's proxy complain.
    blank.run(f'{IO[program]}.socket.disconnect()')
