"""How the Chromium of the tests is started."""

from __future__ import annotations

from typing import Any

import pytest

from build.browser import chromium

CHROMIUM_ARGUMENTS = [
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
    '--disable-sync',
    '--no-proxy-server',
    '--host-resolver-rules=MAP *.test 127.0.0.1',
]


@pytest.fixture(scope='session')
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser that the set-up found or installed; where there is none, the error says how to get one."""
    return {**browser_type_launch_args, 'executable_path': str(chromium()), 'args': CHROMIUM_ARGUMENTS}
