"""The command that starts the demo."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from demo import front_end
from demo.front_end import ClientMissing
from tests.support.tools import CHECKOUT

COMMAND = [sys.executable, '-m', 'demo.serve']


def _as_in_a_terminal() -> None:
    """Hear Ctrl-C, which what a shell runs in the background is told to ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize('end', [signal.SIGINT, signal.SIGTERM])
def test_demo_says_where_to_look_and_ends_cleanly(end: signal.Signals) -> None:
    command = [*COMMAND, '--port', '0', '--busy']
    with subprocess.Popen(
        command, cwd=CHECKOUT, stdout=-1, stderr=subprocess.STDOUT, text=True, preexec_fn=_as_in_a_terminal
    ) as running:
        assert running.stdout is not None
        said = ''
        while 'Ctrl-C' not in said:
            line = running.stdout.readline()
            assert line, said
            said += line
        url = re.search(r'http://127\.0\.0\.1:\d+/', said)
        assert url, said
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(url[0], timeout=10) as page:
            assert b'Cafeteria' in page.read()
        running.send_signal(end)
        rest, _ = running.communicate(timeout=30)
        assert (running.returncode, rest.strip()) == (0, 'The demo has ended.')


def test_taken_port_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(('127.0.0.1', 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*COMMAND, '--port', str(port)], cwd=CHECKOUT, capture_output=True, text=True, timeout=60
        )
    assert done.returncode == 1
    assert done.stderr.startswith(f'Port {port} is taken')
    assert '--port' in done.stderr


@pytest.mark.parametrize('port', ['-1', '65536', 'http', '½'])
def test_impossible_port_is_told(port: str) -> None:
    done = subprocess.run(
        [*COMMAND, f'--port={port}'], cwd=CHECKOUT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert f'a port is a number from 0 to 65535, not {port!r}' in done.stderr


def test_missing_library_is_told(tmp_path: Path) -> None:
    with pytest.raises(ClientMissing, match='make build'):
        front_end.make(tmp_path / 'site', tmp_path / 'sails.io.js')
    assert not (tmp_path / 'site').exists()
