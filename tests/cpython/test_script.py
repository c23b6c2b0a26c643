"""A script of 20 lines does what its twin for Node does, on real Sails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sails_io.compiler.tools import node

SCRIPTS = Path(__file__).parent / 'scripts'
EXPECTED = """created ready
E_STATUS 404 Server responded with a 404 status code:
```
"Not Found"
```
30 10 20
kitchen
"""


def _said(command, **environment):
    """What a script writes; it has to end by itself, in silence."""
    done = subprocess.run(
        [str(part) for part in command],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.stderr, done.returncode) == ('', 0)
    return done.stdout


@pytest.mark.parametrize('server_kind', ['sails'], indirect=True)
def test_a_script_does_what_its_twin_for_node_does(server, node_client, node_modules):
    ours = _said([sys.executable, '-X', 'dev', SCRIPTS / 'orders.py', server.url])
    twin = _said(
        [node(), SCRIPTS / 'orders.js', server.url],
        CLIENT_FILE=str(node_client),
        NODE_PATH=str(node_modules),
    )
    assert ours == twin == EXPECTED
