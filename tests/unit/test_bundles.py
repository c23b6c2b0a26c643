"""`sails_io.bundles` in a checkout, where dist/ is what it finds."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from sails_io import bundles
from sails_io.bundles import BundleMissing, files
from tests.support.tools import CHECKOUT


def test_in_a_checkout_dist_is_found():
    assert bundles.path('sails.io.js') == CHECKOUT / 'dist' / 'sails.io.js'
    assert bundles.path('types/socket.d.ts') == CHECKOUT / 'types' / 'socket.d.ts'
    assert [name for name in bundles.names() if not bundles.path(name).is_file()] == []


def test_a_name_that_is_none_is_told_with_those_that_are():
    with pytest.raises(BundleMissing, match=r"no bundle 'sails\.io'\. There are: sails\.io\.js, .*, LICENSE"):
        bundles.path('sails.io')


def test_a_checkout_without_a_build_says_what_to_do(tmp_path, monkeypatch):
    package = tmp_path / 'src' / 'sails_io' / 'bundles'
    monkeypatch.setattr(resources, 'files', lambda name: package)
    with pytest.raises(BundleMissing, match=r'dist/sri\.json is not there\. .*`make build`'):
        bundles.names()


def test_a_changed_and_a_missing_file_are_damaged(tmp_path):
    (tmp_path / 'sails.io.js').write_text('1')
    (tmp_path / 'sails.io.min.js').write_text('2')
    hashes = {'sails.io.js': files.integrity_of(b'0'), 'sails.io.min.js': files.integrity_of(b'2')}
    (tmp_path / 'sri.json').write_text(json.dumps(hashes))
    found = files.in_wheel(tmp_path)
    absent = ['sails.io.js.map', 'sails.io.min.js.map', 'THIRD_PARTY_LICENSES.txt', 'LICENSE']
    assert files.damaged(found) == [*absent, 'sails.io.js']
