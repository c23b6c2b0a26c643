"""The command that starts a demo."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.request
from typing import Any

import pytest

from tests.support.tools import CHECKOUT

DEMOS = sorted(path.parent.name for path in CHECKOUT.glob('demo/*/app.py'))


class Demo:
    """One that runs."""

    def __init__(self, name: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, '-m', 'sails_io', 'serve', f'demo/{name}', '--port', '0'],
            cwd=CHECKOUT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=_as_in_a_terminal,
        )
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        assert said.startswith(f'{name} is at http://127.0.0.1:'), said
        self.url = said.split()[3]

    def press_ctrl_c(self) -> tuple[int, str]:
        """End it; returns its exit code and what else it has said."""
        self._process.send_signal(signal.SIGINT)
        said, _ = self._process.communicate(timeout=30)
        return self._process.returncode, said.strip()


def _as_in_a_terminal() -> None:
    """Hear Ctrl-C, which what a shell runs in the background is told to ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ask(url: str, body: object = None) -> Any:
    """What a server answers to GET, or to PUT with a body."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(
        url, data, {'Content-Type': 'application/json'}, method='GET' if body is None else 'PUT'
    )
    # No proxy stands between a machine and itself.
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10) as answer:
        return answer.read().decode()


@pytest.mark.parametrize('name', DEMOS)
def test_one_command_starts_it_and_ctrl_c_ends_it(name: str) -> None:
    demo = Demo(name)
    assert '<title>' in ask(demo.url)
    assert demo.press_ctrl_c() == (0, '')


def test_board_ends_cleanly_in_its_rush_hour() -> None:
    demo = Demo('board')
    panel = json.loads(ask(f'{demo.url}cafeteria'))['panel']
    assert json.loads(ask(f'{panel}/guests', {'running': True})) == {'running': True}
    assert demo.press_ctrl_c() == (0, '')
