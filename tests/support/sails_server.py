"""The real thing: tests/sails_app, lifted in a node process."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from typing import IO, Any

from sails_io.compiler.tools import node

from .server import Server
from .tools import CHECKOUT, NODE_MODULES, find_npm_file

APP = CHECKOUT / 'tests' / 'sails_app' / 'app.js'
PACKAGES = ('sails', 'sails-hook-orm', 'sails-disk')


class SailsServer(Server):
    """A Sails 1.5 app with sails-hook-sockets, in a process of its own."""

    kind = 'sails'
    #: The package that serves the sockets.
    hook = 'sails-hook-sockets'
    _process: subprocess.Popen[str] | None = None
    _log: IO[Any]

    def _lift(self) -> int:
        for package in (*PACKAGES, self.hook):
            find_npm_file(f'{package}/package.json')
        self._log = tempfile.TemporaryFile('w+')  # noqa: SIM115 - it lives as long as the process
        arguments = [str(node()), str(APP), self.options.for_sails(self.public, self.port, self.hook)]
        environment = {**os.environ, 'NODE_PATH': str(NODE_MODULES), 'NODE_ENV': 'development'}
        self._process = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            env=environment,
        )
        return self._port_from(self._process)

    def _port_from(self, process: subprocess.Popen[str]) -> int:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith('{"port"'):
                return int(json.loads(line)['port'])
        self._log.seek(0)
        said = self._log.read()
        self.stop()
        raise RuntimeError(f'The Sails app of tests/sails_app did not lift; it said:\n{said}')

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._log.close()
        self._process = None


class SailsServer2(SailsServer):
    """The same app with sails-hook-sockets 2, on socket.io 2.5."""

    kind = 'sails-2'
    hook = 'sails-hook-sockets-2'


class SailsServer1(SailsServer):
    """The same app with sails-hook-sockets 1, on socket.io 2.0."""

    kind = 'sails-1'
    hook = 'sails-hook-sockets-1'
