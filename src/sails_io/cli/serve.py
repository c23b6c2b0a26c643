"""`sails-io serve`: a front-end on a mock Sails server, built and loaded anew after each change."""

from __future__ import annotations

import argparse
import errno
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .command import Commands, add_command
from .project import ADVICE, Project, open_project
from .refused import Refused, told

if TYPE_CHECKING:
    from sails_io.mock import MockSails

DESCRIPTION = """\
Serve a front-end in Python with a mock Sails server, and again whenever it changes.
The server is `app` of the project's server.py. After a change the project is built anew, and pages that show it load
themselves again; what cannot be compiled they show as well. For this machine only."""

EXAMPLES = {
    'serve': 'the project in this folder, at http://127.0.0.1:1337',
    'serve board --port 8080': 'the one in board, elsewhere',
}


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = add_command(commands, 'serve', run, DESCRIPTION, EXAMPLES)
    parser.add_argument(
        'folder', type=Path, nargs='?', default=Path(), metavar='DIR', help='the project, or its app.py'
    )
    parser.add_argument('--port', type=_port, default=1337, help='0 for any free one (default: 1337)')


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    project = open_project(arguments.folder)
    # Ended by another program, it closes its connections as it does after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        from watchfiles import watch
    except ImportError:
        raise Refused(ADVICE) from None
    try:
        site = Site(project, arguments.port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise Refused(f'Port {arguments.port} is taken. Choose another, such as `--port 0`.') from None
    with site:
        try:
            print(f'{project.name} is at {site.url}/  (Ctrl-C ends it)', flush=True)
            # Only what people write: build/ changes by itself.
            for changes in watch(project.folder, watch_filter=project.is_source):
                site.renew({Path(path) for _, path in changes})
        except KeyboardInterrupt:
            print()
    return 0


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f'a port is a number from 0 to 65535, not {text!r}')
    return int(text)


class Site:
    """A project that is built and served.

    Args:
        project: what is served.
        port: where; 0 for any free one.
    """

    def __init__(self, project: Project, port: int) -> None:
        self._project = project
        self._build = 1
        self._changed: set[Path] = set()
        project.build(live=True)
        self._begin(project.mock(), port)

    @property
    def url(self) -> str:
        """Where it is."""
        return self.server.url

    def renew(self, changed: set[Path]) -> None:
        """Build it again, and let pages load it; where that fails, they show why, and keep what they have.

        Args:
            changed: the files that are not as they were.
        """
        names = ', '.join(sorted(path.name for path in changed))
        self._changed |= changed
        try:
            self._project.build(live=True)
            self._build += 1
            if not self._project.is_front_end(self._changed):
                app = self._project.mock()
                self.server.stop()
                self._begin(app, int(self.url.rpartition(':')[2]))
        # A file may be gone again by the time that it is read: the next change is not far.
        except (Refused, OSError) as error:
            print(f'{names}: {told(error)}', file=sys.stderr, flush=True)
            self._app.sockets.blast('sails-io:broken', told(error))
        else:
            self._changed = set()
            print(f'{names}: built', flush=True)
            self._app.sockets.blast('sails-io:built')

    def _begin(self, app: MockSails, port: int) -> None:
        self._app = app
        app.dispatcher.shadow.add('GET /__build', lambda req, res: res.ok({'build': self._build}))
        self.server = app.serve(port)
        self.server.start()

    def __enter__(self) -> Site:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.stop()
