"""What dist/ holds: small enough, with maps that lead to the Python lines. tests/wheel builds it again."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import transcrypt
from playwright.sync_api import Page

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
#: The library of front-ends in Python.
PYTHON = 'sails_io.js'
WITH_SOCKET_IO = {**SCRIPTS, PYTHON: 4}
CLIENT = [*SCRIPTS, 'sails.io.cjs', 'sails.io.mjs']
EXTRAS = ['sails.io.extras.js', 'sails.io.extras.min.js', 'sails.io.extras.cjs', 'sails.io.extras.mjs']
FILES = [*CLIENT, *EXTRAS, PYTHON]
#: Bytes, gzipped: what `make size` says, and room for a line. The reference, minified, has 23,000.
BUDGETS = {'sails.io.min.js': 19_000, 'sails.io.extras.min.js': 5_280}

#: 200 bytes that nothing calls.
DEAD_CODE = (
    'function retry(call,limit,done){let tries=0,delay=250;const attempt=()=>call().catch(error=>{if(++tries>limit)'
    'return done(error);delay=Math.min(delay*2,8e3);setTimeout(attempt,delay)});attempt()}'
).ljust(200, ';')


def gzipped(script: bytes) -> int:
    """The size by the program rather than Python's module, whose zlib differs from machine to machine."""
    return len(subprocess.run(['gzip', '-9n'], input=script, capture_output=True, check=True).stdout)


@pytest.mark.parametrize(('name', 'budget'), BUDGETS.items())
def test_a_minified_file_keeps_to_its_budget(name, budget):
    assert gzipped((DIST / name).read_bytes()) <= budget


@pytest.mark.parametrize(('name', 'budget'), BUDGETS.items())
def test_the_budget_has_no_room_for_200_bytes_of_dead_code(name, budget):
    assert len(DEAD_CODE) == 200
    assert gzipped((DIST / name).read_bytes() + DEAD_CODE.encode()) > budget


def test_the_change_log_has_the_sizes():
    script = (DIST / 'sails.io.min.js').read_bytes()
    text = (bundles.ROOT / 'CHANGELOG.md').read_text(encoding='utf-8')
    sizes = re.search(r'`sails\.io\.min\.js` is ([\d.]+) kB, ([\d.]+) kB gzipped', text)
    assert sizes is not None
    in_kilobytes = [len(script) / 1000, gzipped(script) / 1000]
    assert [float(size) for size in sizes.groups()] == pytest.approx(in_kilobytes, abs=0.1)


@pytest.mark.parametrize('name', FILES)
def test_the_banner_names_version_and_licence(name):
    first = (DIST / name).read_text(encoding='utf-8').splitlines()[0]
    title = PYTHON if name == PYTHON else 'sails.io.extras.js' if name in EXTRAS else 'sails.io.js'
    assert first.startswith(f'/*! {title} {VERSION} | MIT')
    assert re.findall(r'socket.io-client (\d)\.', first) == (
        [str(WITH_SOCKET_IO[name])] if name in WITH_SOCKET_IO else []
    )


@pytest.mark.parametrize('name', FILES)
def test_the_map_holds_the_python_sources(name):
    content = json.loads((DIST / f'{name}.map').read_text(encoding='utf-8'))
    python = [source for source in content['sources'] if source.endswith('.py')]
    own = 'extras/retry.py' if name in EXTRAS else 'client/call.py'
    assert f'src/sails_io/{own}' in python
    for source in python:
        text = content['sourcesContent'][content['sources'].index(source)]
        assert text == (bundles.ROOT / source).read_text(encoding='utf-8')
    assert not [source for source in content['sources'] if source.startswith(('/', '..'))]


def test_a_stack_trace_of_a_page_leads_to_the_python_line(page: Page):
    files = {
        '/': """<script src="sails.io.min.js"></script><script>
          try { io.socket.get(7); } catch (error) { window.stack = error.stack; }
        </script>"""
    }
    files['/sails.io.min.js'] = (DIST / 'sails.io.min.js').read_text(encoding='utf-8')
    page.route(
        'http://site.test/**', lambda route: route.fulfill(body=files[urlsplit(route.request.url).path])
    )
    page.goto('http://site.test/')
    places = re.findall(r'/sails\.io\.min\.js:(\d+):(\d+)', page.evaluate('stack'))
    found = [f'{Path(source).stem}: {line}' for source, line in python_lines('sails.io.min.js', places)]
    assert (
        "call: 'Invalid or missing URL! Write an object with the string `url`', _url(options), USAGE" in found
    )
    assert "socket: return self._ask('get', 'params', url, data, callback)" in found


def python_lines(name: str, places: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The Python sources of places in a file, and their lines, by the file's map."""
    script = """
      const {SourceMap} = require('node:module');
      const [file, places] = process.argv.slice(1);
      const map = new SourceMap(JSON.parse(require('fs').readFileSync(file)));
      const entries = JSON.parse(places).map(([line, column]) => map.findEntry(line - 1, column - 1));
      console.log(JSON.stringify(entries.map((entry) => [entry.originalSource, entry.originalLine])));
    """
    done = subprocess.run(
        [node(), '-e', script, DIST / f'{name}.map', json.dumps(places)],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        (source, (bundles.ROOT / source).read_text(encoding='utf-8').splitlines()[line].strip())
        for source, line in json.loads(done.stdout)
        if source.endswith('.py')
    ]


def test_the_integrity_hashes_let_in_each_file_and_nothing_else(page: Page):
    hashes = json.loads((DIST / 'sri.json').read_text(encoding='utf-8'))
    assert sorted(hashes) == sorted(FILES)
    files = {f'/{name}': (DIST / name).read_bytes() for name in SCRIPTS}
    files |= {f'/{name}': (DIST / name).read_bytes() for name in EXTRAS[:2]}
    files['/changed.js'] = files['/sails.io.min.js'] + b' '
    hashes['changed.js'] = hashes['sails.io.min.js']
    page.route(
        'http://site.test/**',
        lambda route: route.fulfill(body=files.get(urlsplit(route.request.url).path, b'')),
    )
    page.goto('http://site.test/')
    load = """([src, integrity]) => new Promise((done) => {
      const script = Object.assign(document.createElement('script'), {src, integrity});
      script.setAttribute('autoConnect', 'false');
      script.onload = () => done(true);
      script.onerror = () => done(false);
      document.head.append(script);
    })"""
    loaded = {path for path in files if page.evaluate(load, [path, hashes[path[1:]]])}
    assert loaded == {f'/{name}' for name in (*SCRIPTS, *EXTRAS[:2])}


def test_whatever_a_file_is_made_of_makes_it_anew():
    inputs = {path for path in bundles.inputs() if isinstance(path, Path)}
    for name in FILES:
        content = json.loads((DIST / f'{name}.map').read_text(encoding='utf-8'))
        own = {bundles.ROOT / source for source in content['sources'] if source.startswith('src/')}
        assert own
        assert own <= inputs
    assert bundles.CLIENT / 'interop' / 'values.js' in inputs
    assert bundles.COMPILER / 'runtime.js' in inputs
    assert bundles.COMPILER / 'bundle.mjs' in inputs


@pytest.mark.parametrize('name', EXTRAS)
def test_the_extras_have_no_second_client_inside(name):
    content = json.loads((DIST / f'{name}.map').read_text(encoding='utf-8'))
    shared = {source for source in content['sources'] if source.startswith('src/sails_io/client/')}
    assert shared == {f'src/sails_io/client/{name}.py' for name in ('errors', 'listeners', 'origin')}


@pytest.mark.parametrize('name', FILES)
def test_only_what_is_whole_has_socket_io_inside(name):
    assert ('EIO' in (DIST / name).read_text(encoding='utf-8')) is (name in WITH_SOCKET_IO)


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


def test_the_bundle_has_nothing_of_a_runtime_that_no_line_uses():
    words = Counter(re.findall(r'[\w$]+', (DIST / 'sails.io.js').read_text(encoding='utf-8')))
    stock = Path(*transcrypt.__path__) / 'modules' / 'org' / 'transcrypt'
    python = {
        word
        for file in ('__core__.js', '__builtin__.js')
        for word in re.findall(r'export (?:var|function) (\w+)', (stock / file).read_text(encoding='utf-8'))
        if word.startswith(('__', 'py_'))
    }
    assert len(python) > 50
    assert not (python & set(words)) - runtime_names()
    assert not [word for word in runtime_names() if word.startswith('__') and words[word] == 1]


def test_the_lean_runtime_and_the_replacements_are_documented():
    text = (bundles.ROOT / 'docs' / 'size.md').read_text(encoding='utf-8')
    rows = [line.split('|')[1] for line in text.splitlines() if line.startswith('| `')]
    documented = {name for row in rows for name in re.findall(r'`([^`]+)`', row)}
    assert documented == runtime_names() | {file.name for file in bundles.REPLACEMENTS.values()}


def runtime_names() -> set[str]:
    """What the lean runtime offers."""
    text = (bundles.COMPILER / 'runtime.js').read_text(encoding='utf-8')
    return set(re.findall(r'^export (?:const|function\*?) (\w+)', text, re.MULTILINE))
