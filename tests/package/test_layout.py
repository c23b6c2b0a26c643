"""The tarball: what is in it, how its files are found, and that nobody has a complaint."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tarfile

import pytest

from build import npm_package
from build.stage import SetupError
from sails_io.client.version import VERSION
from sails_io.compiler.tools import node, node_environment, npm
from tests.support import npm_package as support
from tests.support.tools import CHECKOUT, find_npm_file

DIST = CHECKOUT / 'dist'
BUILT = [
    'sails.io.js',
    'sails.io.min.js',
    'sails.io.legacy.js',
    'sails.io.legacy.min.js',
    'sails.io.extras.js',
    'sails.io.extras.min.js',
    'sails.io.cjs',
    'sails.io.mjs',
    'sails.io.extras.cjs',
    'sails.io.extras.mjs',
]
LINK = re.compile(r'\]\((\w+\.md)')
RESOLUTIONS = ['node10', 'node16-cjs', 'node16-esm', 'bundler']


def run_tool(name: str, *arguments):
    """Run a program of an npm package."""
    command = [node(), find_npm_file(f'.bin/{name}').resolve(), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, env={**node_environment(), 'NO_COLOR': '1'}, check=False
    )


@pytest.fixture(scope='session')
def manifest(package):
    """The package's package.json."""
    return json.loads((package / 'package.json').read_text(encoding='utf-8'))


def test_publint_has_no_complaint_and_no_advice(tarball):
    done = run_tool('publint', '--strict', tarball)
    assert done.returncode == 0, done.stdout
    assert done.stdout.rstrip().endswith('All good!'), done.stdout


@pytest.mark.parametrize('name', BUILT)
def test_the_files_mean_the_same_in_a_page_of_any_encoding(package, name):
    assert (package / name).read_bytes().isascii()


def test_every_way_of_resolving_finds_the_types(tarball, manifest):
    done = run_tool('attw', '--format', 'json', tarball)
    assert done.returncode == 0, done.stdout
    analysis = json.loads(done.stdout)['analysis']
    assert analysis['problems'] == []
    assert list(analysis['entrypoints']) == list(manifest['exports'])
    for entry in analysis['entrypoints'].values():
        assert list(entry['resolutions']) == RESOLUTIONS
        for found in entry['resolutions'].values():
            assert found['resolution']['isTypeScript'] or found['resolution']['isJson']


def test_the_files_are_those_that_were_built(package):
    for name in [*BUILT, *(f'{name}.map' for name in BUILT), 'sri.json']:
        assert (package / name).read_bytes() == (DIST / name).read_bytes()


def test_nothing_else_is_in_it(tarball, package):
    with tarfile.open(tarball) as archive:
        names = {name.removeprefix('package/') for name in archive.getnames()}
    types = {name for name in names if re.fullmatch(r'types/[\w.]+\.d\.(ts|mts|cts)', name)}
    docs = {name for name in names if name.startswith('docs/')}
    assert types
    assert docs == {f'docs/{page}.md' for page in npm_package.PAGES[1:]}
    links = {name for page in docs for name in LINK.findall((package / page).read_text(encoding='utf-8'))}
    assert {f'docs/{name}' for name in links} <= docs
    assert names - types - docs == {
        *BUILT,
        *(f'{name}.map' for name in BUILT),
        *('sri.json', 'package.json', 'README.md', 'LICENSE', 'THIRD_PARTY_LICENSES.txt'),
    }


def test_the_same_inputs_give_the_same_tarball(tarball, tmp_path):
    assert support.pack(tmp_path).read_bytes() == tarball.read_bytes()


def test_the_manifest_names_version_and_files(manifest, package):
    assert (manifest['name'], manifest['version'], manifest['license']) == ('sails-io', VERSION, 'MIT')
    assert (package / manifest['unpkg']) == (package / manifest['jsdelivr']) == package / 'sails.io.min.js'
    assert manifest['sideEffects'] == [f'./{name}' for name in BUILT if name.endswith('.js')]
    assert 'dependencies' not in manifest


def test_a_file_that_was_not_built_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(npm_package, 'SCRIPTS', {'sails.io.none.js': 'sails.io'})
    with pytest.raises(SetupError, match=r'sails\.io\.none\.js is not there\. `make build`'):
        npm_package.assemble(tmp_path / 'package')


@pytest.mark.parametrize(
    ('installed', 'fits'),
    [('socket.io-client-2', True), ('socket.io-client-3', True), ('socket.io-client', True), (None, False)],
)
def test_it_takes_socket_io_client_2_to_4(package, tmp_path, installed, fits):
    """What npm says of a project that has this version; None is one that is still to come."""
    version = '5.0.0'
    if installed is not None:
        version = json.loads(find_npm_file(f'{installed}/package.json').read_text(encoding='utf-8'))[
            'version'
        ]
    client = tmp_path / 'node_modules' / 'socket.io-client'
    client.mkdir(parents=True)
    (client / 'package.json').write_text(
        json.dumps({'name': client.name, 'version': version}), encoding='utf-8'
    )
    shutil.copytree(package, client.parent / 'sails-io')
    wanted = {'private': True, 'dependencies': {'sails-io': VERSION, 'socket.io-client': version}}
    (tmp_path / 'package.json').write_text(json.dumps(wanted), encoding='utf-8')
    done = subprocess.run(
        [npm(), 'ls', '--all', '--offline'],
        cwd=tmp_path,
        env=node_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) is fits, done.stdout + done.stderr


def test_a_bundle_has_the_factory_only_where_it_is_used_and_a_script_always(package, tmp_path):
    (tmp_path / 'node_modules').symlink_to(package.parent)
    (tmp_path / 'unused.mjs').write_text("import sails from 'sails-io'; console.log(1);", encoding='utf-8')
    (tmp_path / 'script.mjs').write_text("import 'sails-io/sails.io.min.js';", encoding='utf-8')
    sizes = {}
    for name in ('unused', 'script'):
        options = ['--bundle', '--minify', f'{name}.mjs', f'--outfile={name}.js']
        esbuild = find_npm_file('.bin/esbuild')
        done = subprocess.run([esbuild, *options], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        sizes[name] = (tmp_path / f'{name}.js').stat().st_size
    assert sizes['unused'] < 100
    assert sizes['script'] > 50_000


def test_the_links_of_its_pages_lead_to_files_of_the_package(package):
    pages = [package / 'README.md', *(package / 'docs').iterdir()]
    links = [
        page.parent / link
        for page in pages
        for link in re.findall(r'\]\(([^)#]+)', page.read_text(encoding='utf-8'))
        if '://' not in link
    ]
    assert links
    assert [link for link in links if not link.exists()] == []
