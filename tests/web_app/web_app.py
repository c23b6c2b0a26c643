"""The generated web app, lifted in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from pathlib import Path
from threading import Thread
from typing import Any

from sails_io.compiler.tools import node
from tests.support.server import LOCAL

from .generated import copy_with_client, run_grunt

LIFT = Path(__file__).with_name('lift.js')
DEVELOPMENT, PRODUCTION = 'development', 'production'


class NotLifted(Exception):
    """The app ended before it was up; the message is what it said."""


class WebApp:
    """A copy of a generated app, with a client of our choice in the place of its own.

    Args:
        generated: the app's folder, which is only read.
        folder: where the copy goes; it must not be there yet. The app keeps its database in it.
        client: the file that becomes the app's `sails.io.js`; None for the one that it has.
        environment: DEVELOPMENT or PRODUCTION; for the latter, Grunt joins and minifies all scripts.
    """

    def __init__(
        self, generated: Path, folder: Path, client: Path | None, environment: str = DEVELOPMENT
    ) -> None:
        copy_with_client(generated, folder, client)
        if environment == PRODUCTION:
            run_grunt(folder, 'prod')
        self._folder = folder
        self._environment = environment
        self._port = _free_port()
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        """The address of the app, without a trailing slash."""
        return f'http://{LOCAL}:{self._port}'

    def start(self) -> WebApp:
        """Lift the app."""
        self._process = subprocess.Popen(
            [str(node()), str(LIFT), json.dumps(self._settings())],
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, 'NODE_ENV': self._environment},
        )
        self._wait_until_lifted(self._process)
        return self

    def stop(self) -> None:
        """End the app. Harmless when it is down."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _wait_until_lifted(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            if line.startswith('{"lifted"'):
                break
            said.append(line)
        else:
            self.stop()
            raise NotLifted(f'The web app in {self._folder} did not lift; it said:\n{"".join(said)}')
        # The app logs its requests; a pipe that nobody reads fills up, and the app stands still.
        Thread(target=self._keep_log, args=[process], daemon=True).start()

    def _keep_log(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout, (self._folder / 'app.log').open('w') as log:
            shutil.copyfileobj(process.stdout, log)

    def _settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = {
            'port': self._port,
            'explicitHost': LOCAL,
            'environment': self._environment,
            'hooks': {'grunt': False},
            'log': {'level': 'warn'},
        }
        if self._environment == PRODUCTION:
            # There the app sends visitors of any other host to this one, and wants to know its sockets' origins.
            settings['custom'] = {'baseUrl': f'http://{LOCAL}'}
            settings['sockets'] = {'onlyAllowOrigins': [self.url]}
        return settings


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        return int(probe.getsockname()[1])
