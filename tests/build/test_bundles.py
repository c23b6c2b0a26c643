"""What dist/ holds: small enough, reproducible, with maps that lead to the Python lines."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from build import bundles
from sails_io.client.version import VERSION
from sails_io.compiler.tools import node

DIST = Path(__file__).resolve().parents[2] / 'dist'
#: The files that have a socket.io-client inside, and its version.
SCRIPTS = {
    'sails.io.js': 4,
    'sails.io.min.js': 4,
    'sails.io.legacy.js': 2,
    'sails.io.legacy.min.js': 2,
}
FILES = [*SCRIPTS, 'sails.io.cjs', 'sails.io.mjs']
#: Bytes. The reference, minified, has 23,100.
BUDGET = 18_500


def test_the_minified_file_keeps_to_its_budget():
    # The program rather than Python's module, whose zlib, and with it the size, differs from machine to machine.
    script = (DIST / 'sails.io.min.js').read_bytes()
    packed = subprocess.run(['gzip', '-9n'], input=script, capture_output=True, check=True)
    assert len(packed.stdout) <= BUDGET


@pytest.fixture(scope='module')
def built_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second build of the same inputs, in another folder."""
    folder = tmp_path_factory.mktemp('dist')
    bundles.build(folder)
    return folder


@pytest.mark.parametrize('name', [*FILES, *(f'{name}.map' for name in FILES)])
def test_the_same_inputs_give_the_same_bytes(built_again, name):
    assert (built_again / name).read_bytes() == (DIST / name).read_bytes()


@pytest.mark.parametrize('name', FILES)
def test_the_banner_names_version_and_licence(name):
    first = (DIST / name).read_text(encoding='utf-8').splitlines()[0]
    assert first.startswith(f'/*! sails.io.js {VERSION} | MIT')
    assert re.findall(r'socket.io-client (\d)\.', first) == ([str(SCRIPTS[name])] if name in SCRIPTS else [])


@pytest.mark.parametrize('name', FILES)
def test_the_map_holds_the_python_sources(name):
    content = json.loads((DIST / f'{name}.map').read_text(encoding='utf-8'))
    python = [source for source in content['sources'] if source.endswith('.py')]
    assert 'src/sails_io/client/call.py' in python
    for source in python:
        text = content['sourcesContent'][content['sources'].index(source)]
        assert text == (bundles.ROOT / source).read_text(encoding='utf-8')
    assert not [source for source in content['sources'] if source.startswith(('/', '..'))]


def test_a_stack_trace_of_the_minified_file_leads_to_the_python_line():
    line = next(
        number
        for number, text in enumerate(
            (bundles.CLIENT / 'call.py').read_text(encoding='utf-8').splitlines(), 1
        )
        if 'Invalid or missing URL!' in text
    )
    script = """
      const {SourceMap} = require('node:module');
      const fs = require('node:fs');
      const file = process.argv[1];
      const io = require(file)(() => { throw new Error('not to be connected'); });
      io.sails.autoConnect = false;
      try { io.socket.request({}); } catch (error) {
        const map = new SourceMap(JSON.parse(fs.readFileSync(file + '.map')));
        const places = error.stack.split('\\n').map((text) => /:(\\d+):(\\d+)\\)?$/.exec(text)).filter(Boolean)
          .map(([, line, column]) => map.findEntry(line - 1, column - 1))
          .map((entry) => [entry.originalSource, entry.originalLine + 1]);
        console.log(JSON.stringify(places));
      }
    """
    done = subprocess.run(
        [node(), '-e', script, DIST / 'sails.io.min.js'], capture_output=True, text=True, check=True
    )
    assert ['src/sails_io/client/call.py', line] in json.loads(done.stdout)


@pytest.mark.parametrize('name', FILES)
def test_only_the_scripts_have_socket_io_inside(name):
    assert ('EIO' in (DIST / name).read_text(encoding='utf-8')) is (name in SCRIPTS)


def test_the_version_stands_once():
    tracked = subprocess.run(
        [
            'git',
            'grep',
            '-l',
            '-F',
            VERSION,
            '--',
            ':!CHANGELOG.md',
            ':!*.lock',
            ':!*lock.json',
            ':!README.md',
        ],
        cwd=bundles.ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert [
        name for name in tracked if re.search(rf"VERSION = '{VERSION}'", (bundles.ROOT / name).read_text())
    ] == ['src/sails_io/client/version.py']
    assert not [name for name in tracked if name.endswith(('.toml', 'package.json', '.js', '.mjs'))]
