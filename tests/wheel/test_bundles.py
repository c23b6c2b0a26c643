"""The built files in the wheel: the bytes of dist/, found through `sails_io.bundles`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from build import python_package
from build.bundles import bundles
from build.stage import SetupError
from sails_io.client.version import VERSION
from sails_io.compiler.tools import node
from tests.support.tools import CHECKOUT, NODE_MODULES
from tests.support.wheel import InstalledWheel, wheel_of

DIST = CHECKOUT / 'dist'
BUILT = [each.output.name for each in bundles()]
FILES = {
    **{name: DIST / name for name in (*BUILT, *(f'{name}.map' for name in BUILT))},
    **{name: DIST / name for name in ('sri.json', 'THIRD_PARTY_LICENSES.txt')},
    **{f'types/{path.name}': path for path in sorted((CHECKOUT / 'types').iterdir())},
    'LICENSE': CHECKOUT / 'LICENSE',
}


def bundles_in(wheel: Path) -> dict[str, bytes]:
    """The files of a wheel's `sails_io/bundles`, without the Python."""
    with zipfile.ZipFile(wheel) as archive:
        return {
            name.removeprefix('sails_io/bundles/'): archive.read(name)
            for name in archive.namelist()
            if name.startswith('sails_io/bundles/') and not name.endswith('.py')
        }


def ask(installed: InstalledWheel, expression: str) -> Any:
    """The value of an expression of `sails_io.bundles`, where the wheel is installed."""
    code = f'import json\nfrom sails_io import bundles\nprint(json.dumps({expression}))'
    return json.loads(installed.run_python(code))


@pytest.fixture
def unpacked(sdist, tmp_path):
    """What is in the sdist."""
    with tarfile.open(sdist) as archive:
        archive.extraction_filter = getattr(tarfile, 'data_filter', lambda member, path: member)
        archive.extractall(tmp_path)
    return tmp_path / f'sails_io-{VERSION}'


def test_the_wheel_has_what_was_built(wheel):
    assert bundles_in(wheel) == {name: path.read_bytes() for name, path in FILES.items()}


def test_pip_makes_the_same_wheel_of_the_sdist_without_node(sdist, wheel, installed, tmp_path):
    assert wheel_of(sdist, installed, tmp_path).read_bytes() == wheel.read_bytes()


def test_the_sources_in_the_sdist_are_built_to_the_same_bytes(unpacked):
    (unpacked / 'node_modules').symlink_to(NODE_MODULES.resolve())
    shutil.rmtree(unpacked / 'dist')
    command = [sys.executable, '-m', 'build.bundles']
    environment = {'PYTHONPATH': f'{unpacked / "src"}:{unpacked}', 'PATH': str(node().parent)}
    subprocess.run(command, cwd=unpacked, env=environment, check=True, timeout=300)
    for name in FILES:
        if FILES[name].parent == DIST:
            assert (unpacked / 'dist' / name).read_bytes() == FILES[name].read_bytes(), name


def test_the_same_inputs_give_the_same_package(sdist, wheel, tmp_path):
    again = python_package.build(tmp_path)
    assert [made.read_bytes() for made in again] == [sdist.read_bytes(), wheel.read_bytes()]


def test_without_a_built_library_nothing_is_packed(unpacked, tmp_path, monkeypatch):
    shutil.rmtree(unpacked / 'dist')
    monkeypatch.setattr(python_package, 'ROOT', unpacked)
    with pytest.raises(
        SetupError, match=r'sri\.json is not there: the library is not built\. .*`make build`'
    ):
        python_package.build(tmp_path)


@pytest.mark.parametrize('name', ['sails.io.min.js', 'sails.io.mjs.map', 'THIRD_PARTY_LICENSES.txt'])
def test_half_a_library_is_not_packed(unpacked, tmp_path, monkeypatch, name):
    (unpacked / 'dist' / name).unlink()
    monkeypatch.setattr(python_package, 'ROOT', unpacked)
    with pytest.raises(SetupError, match=f'missing or changed since it was built: {name}. .*`make build`'):
        python_package.build(tmp_path)


def test_a_library_of_other_sources_is_not_packed(unpacked, tmp_path, monkeypatch):
    source = unpacked / 'src' / 'sails_io' / 'client' / 'call.py'
    source.write_text(source.read_text(encoding='utf-8') + '\n', encoding='utf-8')
    monkeypatch.setattr(python_package, 'ROOT', unpacked)
    with pytest.raises(SetupError, match=r'before these were changed: src/sails_io/client/call\.py\. '):
        python_package.build(tmp_path)


def test_the_package_finds_them(installed):
    found = ask(installed, '{name: str(bundles.path(name)) for name in bundles.names()}')
    assert found.keys() == FILES.keys()
    for name, path in found.items():
        assert Path(path).is_relative_to(installed.venv)
        assert Path(path).read_bytes() == FILES[name].read_bytes()


def test_the_hashes_are_those_of_the_build(installed):
    hashes = json.loads((DIST / 'sri.json').read_text(encoding='utf-8'))
    assert ask(installed, '[bundles.integrity(), bundles.damaged()]') == [hashes, []]


def test_it_needs_neither_node_nor_transcrypt(installed):
    code = 'from importlib.metadata import distributions\nprint(*(each.name for each in distributions()))'
    names = {name.lower() for name in installed.run_python(code).split()}
    assert {'sails-io', 'python-socketio', 'aiohttp'} <= names
    assert not [name for name in names if name.startswith(('transcrypt', 'nodejs', 'hatchling'))]


def test_the_mock_server_runs_on_it(installed):
    code = 'from sails_io.mock import MockSails\nwith MockSails().serve() as server: print(server.url)'
    assert installed.run_python(code).startswith('http://127.0.0.1:')
