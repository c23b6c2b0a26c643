"""Fixtures of the tests of the npm package."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def project(package: Path, tmp_path: Path) -> Path:
    """An empty project that has the package and socket.io-client; its sources go into the folder `src`."""
    (tmp_path / 'node_modules').symlink_to(package.parent)
    (tmp_path / 'src').mkdir()
    return tmp_path
