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
from .command import epilog
from .refused import Refused, told

COMMANDS = (new, build, serve, install, sri, doctor)

#: Exit codes: what was asked is done and well; it is not, and stderr says why; the command line is wrong.
GOOD, WRONG, USAGE = 0, 1, 2

DESCRIPTION = """\
The Sails client for browsers, and front-ends in Python that use it: puts the client into an app, makes and serves
front-ends, and says what is wrong with a set-up."""

EXAMPLES = {
    'new board': 'a front-end in Python that runs',
    'serve board': 'see it live, at http://127.0.0.1:1337',
    'install .': 'put the client into the Sails app in this folder',
    'doctor .': 'say what is wrong with it',
}
CODES = """\
Each exits with 0 when all is well, with 1 when something is wrong, which it then says, with 2 for a command line that
is none, and with 130 when Ctrl-C stopped it. `sails-io COMMAND --help` tells more of each, with examples."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Arguments:
        arguments: what stands behind `sails-io`; those of this process when left out.

    Returns:
        The exit code: 0 when all is well, 1 when something is wrong, 2 without a command.

    Raises:
        SystemExit: the command line is none, with 2, or asks for help, with 0.

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
    except (Refused, BundleMissing, OSError) as error:
        print(told(error), file=sys.stderr)
    return WRONG


def argument_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog='sails-io',
        description=DESCRIPTION,
        epilog=f'{epilog(EXAMPLES)}\n\n{CODES}',
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument('--version', action='version', version=f'sails-io {VERSION}')
    commands = parser.add_subparsers(title='commands', metavar='COMMAND', dest='command')
    for each in COMMANDS:
        each.add(commands)
    return parser
