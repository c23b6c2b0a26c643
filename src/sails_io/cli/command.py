"""How a command is described to argparse."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

#: What a command's `add` is given: argparse has no public name for it.
Commands: TypeAlias = 'argparse._SubParsersAction[argparse.ArgumentParser]'


def add_command(
    commands: Commands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    description: str,
    examples: Mapping[str, str],
) -> argparse.ArgumentParser:
    """Add a command to the command line, and return its parser, for its own arguments.

    Arguments:
        commands: what the command's `add` is given.
        name: what one types.
        run: does it; its argument has the parser as `parser`, whose `error()` refuses a wrong command line.
        description: what it does; the first sentence stands in the list of commands.
        examples: command lines without `sails-io`, and what each does.

    Example:
        >>> parser = add_command(commands, 'sri', run, 'Print hashes.', {'sri': 'all of them'})
        >>> parser.add_argument('--json', action='store_true')
    """
    parser = commands.add_parser(
        name,
        help=re.split(r'\.\s', description)[0].rstrip('.'),
        description=description,
        epilog=epilog(examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run, parser=parser)
    return parser


def epilog(examples: Mapping[str, str]) -> str:
    """Return how examples stand at the end of a help.

    Arguments:
        examples: command lines without `sails-io`, and what each does.
    """
    lines = [f'  sails-io {line}\n      {meaning}' for line, meaning in examples.items()]
    return '\n'.join(['examples:', *lines])
