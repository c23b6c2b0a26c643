"""Starts the demo: `make demo`, or `python -m demo.serve` after `make build`."""

from __future__ import annotations

import argparse
import errno
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from pathlib import Path

from demo.cafeteria import cafeteria
from demo.front_end import ROOT, ClientMissing, make
from demo.guests import guests
from demo.switch import LONGEST_OUTAGE, Switch
from sails_io.compiler.bundle import BundleError
from sails_io.compiler.tools import ToolMissing
from sails_io.compiler.transpile import CompileError, SubsetError
from sails_io.mock import Server

PORT = 1337  # Sails' own

WHERE_TO_LOOK = """
  The order board is open at {url}/

  Look at it in two windows, side by side: what you do in one happens in the other.
  Then stop the server with the switch on the page, order something, and start it again.

  Ctrl-C ends the demo.
"""


@contextmanager
def demo(
    public: Path, port: int = 0, longest_outage: float = LONGEST_OUTAGE
) -> Iterator[tuple[Server, Server]]:
    """Serve the cafeteria and the switch of its server.

    Args:
        public: folder of the page, see `front_end.make`.
        port: of the cafeteria; 0 takes any free one.
        longest_outage: seconds after which a server that was switched off starts by itself.

    Yields:
        The server, and the one of its switch.

    Raises:
        OSError: somebody else has the port.
    """
    switch_url: Future[str] = Future()
    with cafeteria(public, switch_url).serve(port) as server:
        with Switch(server, longest_outage).app.serve() as switch:
            switch_url.set_result(switch.url)
            yield server, switch


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    # Ended by another program, the demo closes its connections as it does after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        _run(options.port, options.busy)
    except KeyboardInterrupt:
        return 130
    except (ClientMissing, SubsetError, CompileError, BundleError, ToolMissing) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(_why_not(error, options.port), file=sys.stderr)
        return 1
    return 0


def _run(port: int, busy: bool) -> None:
    public = make(ROOT / 'dist' / 'demo')
    with ExitStack() as stack:
        server, switch = stack.enter_context(demo(public, port))
        if busy:
            stack.enter_context(guests(server.url))
        print(WHERE_TO_LOOK.format(url=server.url), flush=True)
        # The switch outlives the server, which is stopped and started again.
        switch.wait()
        print('\nThe demo has ended.')


def _why_not(error: OSError, port: int) -> str:
    if error.errno != errno.EADDRINUSE:
        return f'The demo could not start: {error}'
    return (
        f'Port {port} is taken, perhaps by a demo that still runs. End that one, '
        f'or choose another port: `.venv/bin/python -m demo.serve --port {port + 1}` (0 takes any free one).'
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog='python -m demo.serve',
        description='A live order board on a mock Sails server, on this machine only.',
        epilog='example: python -m demo.serve --port 8080 --busy',
    )
    parser.add_argument(
        '--port', type=_port, default=PORT, help=f'port of the server, 0 for any free one (default: {PORT})'
    )
    parser.add_argument('--busy', action='store_true', help='let guests order, and a kitchen cook')
    return parser


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f'a port is a number from 0 to 65535, not {text!r}')
    return int(text)


if __name__ == '__main__':
    sys.exit(main())
