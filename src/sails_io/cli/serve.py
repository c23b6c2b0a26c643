"""`sails-io serve`: a front-end on a mock Sails server, built and loaded anew after each change."""

from __future__ import annotations

import argparse
import errno
import sys
from pathlib import Path
from typing import Any

from watchfiles import watch

from sails_io.cli.project import Project
from sails_io.cli.trouble import TROUBLE, told
from sails_io.mock import MockSails, Server

EXAMPLES = """\
examples:
  sails-io serve                     the project in this folder, at http://127.0.0.1:1337
  sails-io serve board --port 8080
"""


def add(commands: Any) -> None:
    """Add the command to a parser's `add_subparsers()`."""
    parser = commands.add_parser(
        'serve',
        help='serve a front-end with a mock Sails server, and reload it on change',
        description=(
            'Build a project, serve it with the mock Sails server of its server.py (`app`), and do so again whenever '
            'a file changes: pages that show it load themselves anew. For this machine only.'
        ),
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument('folder', type=Path, nargs='?', default=Path(), metavar='DIR', help='the project')
    parser.add_argument('--port', type=int, default=1337, help='0 for any free one (default: 1337)')
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    project = Project(options.folder)
    try:
        with Site(project, options.port) as site:
            print(f'{project.name} is at {site.url}/  (Ctrl-C ends it)', flush=True)
            # Only what people write: build/ changes by itself.
            for changes in watch(project.folder, watch_filter=project.is_source):
                site.renew({Path(path) for _, path in changes})
    except KeyboardInterrupt:
        print()
        return 0
    except TROUBLE as error:
        print(told(error), file=sys.stderr)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(f'Port {options.port} is taken. Choose another: `--port {options.port + 1}`.', file=sys.stderr)
    return 1


class Site:
    """A project that is built and served.

    Args:
        project: what is served.
        port: where; 0 for any free one.
    """

    def __init__(self, project: Project, port: int) -> None:
        self._project = project
        project.build(live=True)
        self._app, self._server = self._start(port)

    @property
    def url(self) -> str:
        """Where it is."""
        return self._server.url

    def renew(self, changed: set[Path]) -> None:
        """Build it again, and let pages load it; where that fails, they show why, and keep what they have.

        Args:
            changed: the files that are not as they were.
        """
        names = ', '.join(sorted(path.name for path in changed))
        try:
            self._project.build(live=True)
            if not self._project.is_front_end(changed):
                self._server.stop()
                self._app, self._server = self._start(int(self._server.url.rpartition(':')[2]))
        except TROUBLE as error:
            print(f'{names}: {told(error)}', file=sys.stderr, flush=True)
            self._app.sockets.blast('sails-io:broken', told(error))
        else:
            print(f'{names}: built', flush=True)
            self._app.sockets.blast('sails-io:built')

    def _start(self, port: int) -> tuple[MockSails, Server]:
        app = self._project.mock()
        server = app.serve(port)
        server.start()
        return app, server

    def __enter__(self) -> Site:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()
