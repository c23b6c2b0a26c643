"""The starts do what they say: every command and every sample of them is run, by somebody who follows the page.

What pip and npm install is what has been built here. Samples for the browser's console are run by `test_examples`,
those of the tests by `test_python_samples`.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from sails_io.compiler.tools import node
from tests.support.app_options import AppOptions
from tests.support.sails_server import SailsServer
from tests.support.tools import CHECKOUT, find_npm_file
from tests.support.wheel import InstalledWheel
from tests.wheel.small_app import SmallApp
from tests.wheel.test_docs import plain

BLOCK = re.compile(r'^```(\w+)\n(.*?)^```', re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r'^\$ (.+)\n((?:(?!\$ ).*\n)*)', re.MULTILINE)
COMMENT = re.compile(r'(?:print|console\.log)\(.*\)(?:;|\);)?  ?(?:#|//) (.+)$', re.MULTILINE)
TIME_LIMIT = 30  # seconds


class Program:
    """Python, running in a folder, where the wheel is installed."""

    def __init__(self, installed: InstalledWheel, folder: Path, arguments: tuple[str, ...]) -> None:
        self._process = subprocess.Popen(
            [installed.python, '-u', *arguments],
            cwd=folder,
            env=installed.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: Queue[str | None] = Queue()
        self._reader = Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                self._lines.put(line)
        self._lines.put(None)

    def says(self) -> str | None:
        """Its next line; None when it has ended."""
        line = self._lines.get(timeout=TIME_LIMIT)
        return line and line.rstrip('\n')

    def lines(self) -> list[str]:
        """Its lines to the end, which has to be a good one."""
        lines = [line for line in iter(self.says, None) if line is not None]
        assert self._process.wait(TIME_LIMIT) == 0, lines
        return lines

    def kill(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._reader.join()


Start = Callable[..., Program]


def blocks(page: str, language: str) -> list[str]:
    """The samples of a start in a language."""
    text = (CHECKOUT / 'docs' / 'start' / f'{page}.md').read_text(encoding='utf-8')
    return [code for found, code in BLOCK.findall(text) if found == language]


def sessions(page: str) -> list[tuple[str, str]]:
    """The commands of a start that are shown with what they print."""
    return [command for session in blocks(page, 'console') for command in COMMAND.findall(session)]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """`start(installed, 'shop.py')`: Python in the folder of the test, until the test has ended."""
    running: list[Program] = []

    def begin(installed: InstalledWheel, *arguments: str) -> Program:
        running.append(Program(installed, tmp_path, arguments))
        return running[-1]

    yield begin
    for program in running:
        program.kill()


# A Sails app


@pytest.fixture
def app(tmp_path: Path) -> SmallApp:
    """An app as `sails new` makes it, as far as the disk tells."""
    app = SmallApp(tmp_path / 'app')
    app.package('sails', '1.5.18')
    app.package('sails-hook-sockets', '3.0.2')
    app.client()
    return app


def test_a_sails_app(installed, app, page):
    assert blocks('sails-app', 'sh') == ['pip install sails-io\n']
    original = app.read()
    [install, restore] = sessions('sails-app')
    assert _printed(installed, app, install[0]) == plain(install[1])
    assert app.read() != original
    [hello] = blocks('sails-app', 'html')
    app.write('assets/hello.html', hello)
    server = SailsServer(AppOptions(), app.folder / 'assets', app.folder / 'assets/dependencies/sails.io.js')
    try:
        server.start()
        page.goto(f'{server.url}/hello.html')
        expect(page.get_by_role('status')).to_have_text('connected')
        server.stop()
        expect(page.get_by_role('status')).to_have_text('reconnecting')
        server.start()
        expect(page.get_by_role('status')).to_have_text('connected', timeout=20_000)
    finally:
        server.stop()
    assert _printed(installed, app, restore[0]) == plain(restore[1])
    assert app.read() == original


def _printed(installed, app, command):
    name, *arguments = shlex.split(command)
    assert name == 'sails-io'
    done = installed.run(*arguments, cwd=app.folder, COLUMNS='100')
    assert (done.returncode, done.stderr) == (0, '')
    return plain(done.stdout)


# npm


@pytest.fixture
def npm_project(package: Path, tmp_path: Path) -> Path:
    """A project after the first command of the page."""
    assert blocks('npm', 'sh')[0] == 'npm install sails-io socket.io-client\n'
    (tmp_path / 'node_modules').symlink_to(package.parent)
    return tmp_path


def test_a_program_for_node(npm_project, server):
    (npm_project / 'orders.mjs').write_text(blocks('npm', 'mjs')[0], encoding='utf-8')
    [(command, printed)] = sessions('npm')
    name, *arguments = command.split()
    assert name == 'node'
    done = subprocess.run(
        [node(), *(server.url if '://' in each else each for each in arguments)],
        cwd=npm_project,
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if not line.startswith('sails.io.js: ')]
    assert (done.returncode, done.stderr, lines) == (0, '', printed.splitlines())
    assert sorted(COMMENT.findall(blocks('npm', 'mjs')[0])) == sorted(lines)


def test_a_page_that_is_bundled(npm_project, server, blank):
    (npm_project / 'page.mjs').write_text(blocks('npm', 'mjs')[1], encoding='utf-8')
    npx, tool, *arguments = blocks('npm', 'sh')[1].split()
    assert (npx, tool) == ('npx', 'esbuild')
    esbuild = find_npm_file('esbuild/bin/esbuild')
    subprocess.run(
        [esbuild, *arguments, '--log-level=error'], cwd=npm_project, timeout=TIME_LIMIT, check=True
    )
    server.add_file('page.js', npm_project / 'page.js')
    server.http('GET', '/forget')
    [page] = blocks('npm', 'html')
    blank.page.goto(
        server.url + server.write('.html', f'<!doctype html><link rel="icon" href="data:,">{page}')
    )
    expect(blank.page.get_by_role('status')).to_have_text('0 orders')


# A front-end in Python


def test_a_front_end_in_python(start, installed_build, tmp_path, page):
    commands = [line for block in blocks('python-front-end', 'sh') for line in block.splitlines()]
    assert commands == ["pip install 'sails-io[build]'", 'sails-io serve board', 'sails-io build board']
    [(new, printed)] = sessions('python-front-end')
    assert start(installed_build, '-m', 'sails_io', *new.split()[1:]).lines() == printed.splitlines()

    serving = start(installed_build, '-m', 'sails_io', *commands[1].split()[1:], '--port', '0')
    url = serving.says().split(' is at ')[1].split()[0]
    windows = [page, page.context.new_page()]
    for window in windows:
        window.goto(url)
        expect(window.locator('#status')).to_have_text('connected')
    _order(page, 'tea')
    for window in windows:
        expect(window.get_by_role('button', name='→ cooking')).to_be_visible()

    program = tmp_path / 'board' / 'app.py'
    source = program.read_text(encoding='utf-8')
    [change] = blocks('python-front-end', 'diff')
    old, new_line = (line[1:] for line in change.splitlines())
    assert (change[0], source.count(old)) == ('-', 1)
    program.write_text(source.replace(old, new_line), encoding='utf-8')
    for window in windows:
        expect(window.get_by_role('button', name='It is cooking')).to_be_visible()
    assert serving.says() == 'app.py: built'

    [broken] = blocks('python-front-end', 'python')
    good = program.read_text(encoding='utf-8')
    program.write_text(f'{good}\n\n{broken}', encoding='utf-8')
    line = good.count('\n') + 4
    expect(page.locator('pre')).to_contain_text(f'app.py:{line}:5: `match` statement')
    assert f'app.py:{line}:5: `match` statement' in serving.says()
    program.write_text(good, encoding='utf-8')
    expect(page.locator('pre')).to_have_count(0)

    assert start(installed_build, '-m', 'sails_io', *commands[2].split()[1:]).lines()
    assert 'reloader' not in (tmp_path / 'board' / 'build' / 'index.html').read_text(encoding='utf-8')


def _order(page: Page, item: str) -> None:
    page.get_by_label('What would you like?').fill(item)
    page.get_by_role('button', name='Order').click()


# A Python script


def test_a_python_script(start, installed, tmp_path):
    assert blocks('python-script', 'sh') == ['pip install sails-io\n']
    shop, order, watch = blocks('python-script', 'python')
    _write(tmp_path, shop.replace('app.run()', 'app.run(0)'))
    server = start(installed, 'shop.py')
    url = server.says().removeprefix('Mock Sails app at ')
    for sample in (order, watch):
        assert sample.count('http://127.0.0.1:1337') == 1
        _write(tmp_path, sample.replace('http://127.0.0.1:1337', url))

    assert start(installed, 'order.py').lines() == COMMENT.findall(order)
    watching = start(installed, 'watch.py')
    assert watching.says() == 'so far 1'
    start(installed, 'order.py').lines()
    assert watching.says() == 'created tea'

    server.kill()
    _write(tmp_path, shop.replace('app.run()', f'app.run({url.rpartition(":")[2]})'))
    start(installed, 'shop.py')
    assert watching.says() == 'so far 0'
    start(installed, 'order.py').lines()
    assert watching.says() == 'created tea'


def _write(folder: Path, sample: str) -> None:
    """Write a sample into the file that its first line names."""
    name = sample.split('\n', 1)[0].removeprefix('# ')
    (folder / name).write_text(sample, encoding='utf-8')


# Tests


def test_the_tests_are_run_as_the_page_says():
    commands = [line for block in blocks('tests', 'sh') for line in block.splitlines()]
    assert commands == [
        'pip install sails-io pytest pytest-playwright',
        'playwright install chromium',
        'pytest',
    ]


def test_no_start_is_left_out():
    pages = {path.stem for path in (CHECKOUT / 'docs' / 'start').glob('*.md')}
    assert pages == {'sails-app', 'npm', 'python-front-end', 'python-script', 'tests'}
