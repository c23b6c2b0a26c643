"""The command line: `sails-io COMMAND`, or `python -m sails_io COMMAND`.

A command is a module here with `add(commands)`, which describes it (see `command`), and `run(arguments) -> int`, which
does it and returns the exit code. COMMANDS lists them in the order of the help.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from sails_io.bundles import BundleMissing
from sails_io.client.version import VERSION

from . import build, doctor, install, new, serve, sri
from .refused import Refused

COMMANDS = (new, build, serve, install, sri, doctor)

#: Exit codes: what was asked is done and well; it is not, and stderr says why; the command line is wrong.
GOOD, WRONG, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Arguments:
        arguments: what stands behind `sails-io`; those of this process when left out.

    Returns:
        The exit code: 0 when all is well, 1 when something is wrong, 2 for a command line that is none.

    Example:
        >>> main(['install', '.'])
        0
    """
    parser = argument_parser()
    given = parser.parse_args(arguments)
    if given.command is None:
        parser.print_help(sys.stderr)
        return USAGE
    try:
        return int(given.run(given))
    except (Refused, BundleMissing) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f'{error.strerror}: {error.filename}', file=sys.stderr)
    return WRONG


def argument_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog='sails-io',
        description='The Sails client for browsers: puts it into an app, and says what is wrong with a set-up.',
        epilog='`sails-io COMMAND --help` tells more of each, with examples.',
    )
    parser.add_argument('--version', action='version', version=f'sails-io {VERSION}')
    commands = parser.add_subparsers(title='commands', metavar='COMMAND', dest='command')
    for each in COMMANDS:
        each.add(commands)
    return parser
