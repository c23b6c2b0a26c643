"""AMD with RequireJS: a module without a name, whose value is the factory, and no global."""

from __future__ import annotations

import subprocess

import pytest

from sails_io.compiler.tools import node
from tests.loaders.on_mock import ON_MOCK
from tests.loaders.talk import expect_talk
from tests.support.tools import find_npm_file

pytestmark = ON_MOCK

FILES = ['sails.io.js', 'sails.io.min.js', 'sails.io.cjs']
MAIN = "requirejs(['sails.io', 'socket.io-client'], (sails, client) => { window.made = sails(client); });"


@pytest.fixture
def modules(server, dist, tmp_path):
    """`modules(file)`: a folder with the modules `sails.io`, which is this file, and `socket.io-client`.

    Pages have it at /amd/.
    """

    def fill(file: str):
        sources = {
            'sails.io.js': dist / file,
            'socket.io-client.js': find_npm_file('socket.io-client/dist/socket.io.js'),
            'require.js': find_npm_file('requirejs/require.js'),
        }
        for name, source in sources.items():
            (tmp_path / name).write_bytes(source.read_bytes())
            server.add_file(f'amd/{name}', source)
        return tmp_path

    return fill


def expect_no_global(page):
    """Fail unless the page has the socket that its module made, and no `io`."""
    expect_talk(page, 'made')
    assert page.run('typeof io') == 'undefined'


@pytest.mark.parametrize('file', FILES)
def test_a_module_that_requires_it_gets_the_factory(open_html, modules, file):
    modules(file)
    page = open_html(f"""<script src="/amd/require.js"></script>
      <script>requirejs.config({{baseUrl: '/amd'}}); {MAIN}</script>""")
    expect_no_global(page)


@pytest.mark.parametrize('file', FILES[1:])
def test_the_optimizer_puts_it_into_one_file_with_others(open_html, modules, server, file):
    folder = modules(file)
    (folder / 'main.js').write_text(MAIN, encoding='utf-8')
    options = [f'baseUrl={folder}', 'name=main', f'out={folder}/built.js', 'optimize=none', 'logLevel=2']
    done = subprocess.run(
        [node(), find_npm_file('requirejs/bin/r.js'), '-o', *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, '', '')
    server.add_file('amd/built.js', folder / 'built.js')
    page = open_html('<script src="/amd/require.js"></script><script src="/amd/built.js"></script>')
    expect_no_global(page)


def test_the_global_io_is_taken_when_no_client_is_passed_in(open_html, modules):
    modules('sails.io.cjs')
    page = open_html("""<script src="/amd/socket.io-client.js"></script><script src="/amd/require.js"></script>
      <script>requirejs(['/amd/sails.io.js'], (sails) => { window.made = sails(); });</script>""")
    expect_talk(page, 'made')
    assert page.run('made === io')
