"""The licences that go with the bundles."""

from __future__ import annotations

import json

import pytest

from build import bundles
from build.licences import licence_of, with_dependencies
from build.stage import SetupError
from tests.support.tools import NODE_MODULES

TEXT = (bundles.DIST / 'THIRD_PARTY_LICENSES.txt').read_text(encoding='utf-8')


def test_every_package_that_a_map_names_has_its_licence():
    packages = set()
    for wanted in bundles.bundles():
        content = json.loads(wanted.output.with_name(f'{wanted.output.name}.map').read_text(encoding='utf-8'))
        for source in content['sources']:
            if source.startswith('node_modules/'):
                parts = source.split('/')[1:]
                packages.add('/'.join(parts[: 2 if parts[0].startswith('@') else 1]))
    assert {'socket.io-client', 'engine.io-parser', '@socket.io/component-emitter'} <= packages
    for package in packages:
        assert f'\n{package} {bundles.version_of(package)}\n-' in TEXT
        assert licence_of(NODE_MODULES / package) in TEXT


def test_the_older_client_is_there_with_what_is_inside_it():
    assert f'\nsocket.io-client {bundles.version_of("socket.io-client-2")}\n-' in TEXT
    assert '\nyeast ' in TEXT  # one of the packages in the single file that is bundled


def test_a_package_without_a_licence_stops_the_build(tmp_path):
    (tmp_path / 'readme.md').write_text('# A package\n')
    with pytest.raises(SetupError, match='has no licence'):
        licence_of(tmp_path)


def test_a_dependency_that_is_not_there_stops_the_build(tmp_path):
    (tmp_path / 'package.json').write_text('{"dependencies": {"absent": "1"}}')
    with pytest.raises(SetupError, match='depends on absent'):
        with_dependencies([tmp_path])
