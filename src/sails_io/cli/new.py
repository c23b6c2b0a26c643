"""`sails-io new`: a front-end project that runs."""

from __future__ import annotations

import argparse
import shutil
import sys
from importlib import resources
from pathlib import Path
from typing import Any

EXAMPLES = """\
examples:
  sails-io new board
  sails-io new board && sails-io serve board
"""

FILES = ('app.py', 'server.py', 'README.md', 'public/index.html', 'public/style.css')


def add(commands: Any) -> None:
    """Add the command to a parser's `add_subparsers()`."""
    parser = commands.add_parser(
        'new',
        help='make a front-end project in Python that runs',
        description='Make a front-end project in Python: a live order board, with a page and a mock Sails server.',
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument('folder', type=Path, metavar='DIR', help='where; it must not exist yet, or be empty')
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the project."""
    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(f'{folder} is there already, and not empty. Choose another folder.', file=sys.stderr)
        return 1
    with resources.as_file(resources.files('sails_io.template')) as template:
        for name in FILES:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(template / name, target)
            print(f'  {target}')
    print(f'\nTry it:  sails-io serve {folder}')
    return 0
