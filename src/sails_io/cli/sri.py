"""`sails-io sri`: the script elements of the bundles, with their hashes."""

from __future__ import annotations

import argparse
import html
import json

from sails_io import bundles

from .command import Commands, add_command
from .refused import Refused

DESCRIPTION = """\
Print script elements that let in these bundles and nothing else.
The browser compares each file with the hash in the attribute `integrity`, and does not run another."""

EXAMPLES = {
    'sri': 'the element of each script for pages',
    'sri sails.io.min.js --base https://cdn.example.com/': 'one of them, from that address',
    'sri --json': 'the hashes of all bundles, as JSON',
}


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = add_command(commands, 'sri', run, DESCRIPTION, EXAMPLES)
    parser.add_argument('names', nargs='*', metavar='NAME', help='a bundle, such as sails.io.min.js')
    parser.add_argument('--base', default='', metavar='URL', help='what stands before the name in `src`')
    parser.add_argument('--json', action='store_true', help='print names and hashes instead')


def run(arguments: argparse.Namespace) -> int:
    """Print them."""
    hashes = chosen(bundles.integrity(), arguments.names, arguments.json)
    if arguments.json:
        print(json.dumps(hashes, indent=2))
    else:
        print('\n'.join(element(arguments.base + name, integrity) for name, integrity in hashes.items()))
    return 0


def chosen(hashes: dict[str, str], names: list[str], every_kind: bool) -> dict[str, str]:
    """Return the hashes of the names, or of all when there are none.

    Arguments:
        hashes: by the names of the bundles.
        names: those wanted.
        every_kind: whether modules count as well, which have no script element of their own.

    Raises:
        Refused: a name is no bundle's.
    """
    known = {name: value for name, value in hashes.items() if every_kind or is_script(name)}
    for name in names:
        if name not in known:
            raise Refused(f'There is no script {name!r}. There are: {", ".join(known)}.')
    return {name: known[name] for name in names or known}


def is_script(name: str) -> bool:
    """Whether a page loads a file by a script element of its own."""
    return name.startswith('sails.io.') and name.endswith('.js')


def element(src: str, integrity: str) -> str:
    """Return a script element.

    >>> element('/js/sails.io.js', 'sha384-…')
    '<script src="/js/sails.io.js" integrity="sha384-…" crossorigin="anonymous"></script>'
    """
    return f'<script src="{html.escape(src)}" integrity="{integrity}" crossorigin="anonymous"></script>'
