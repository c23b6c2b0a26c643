"""Projects that use the pytest plugin."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.pytest_project import PytestProject


@pytest.fixture
def project(tmp_path: Path, metadata: Path) -> PytestProject:
    """An empty project."""
    return PytestProject(tmp_path, metadata)
