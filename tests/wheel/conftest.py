"""Fixtures of the tests of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from .small_app import SmallApp


@pytest.fixture
def app(tmp_path: Path) -> SmallApp:
    """An app of Sails 1.5 with sails-hook-sockets 3 and the original client, as far as the disk tells."""
    app = SmallApp(tmp_path / 'board')
    app.package('sails', '1.5.18')
    app.package('sails-hook-sockets', '3.0.2')
    app.write(
        'config/env/production.js', "module.exports = {sockets: {onlyAllowOrigins: ['https://a.test']}};"
    )
    app.client()
    return app
