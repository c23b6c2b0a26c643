"""`sails-io build`: compile a front-end project."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from sails_io.cli.project import Project
from sails_io.cli.trouble import TROUBLE, told

EXAMPLES = """\
examples:
  sails-io build                  the project in this folder
  sails-io build board            another one
"""


def add(commands: Any) -> None:
    """Add the command to a parser's `add_subparsers()`."""
    parser = commands.add_parser(
        'build',
        help='compile a front-end in Python for the page',
        description=(
            'Compile app.py of a project, and what it imports, to ES modules in build/js, beside a copy of public/. '
            'What would be miscompiled is refused with file and line.'
        ),
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument('folder', type=Path, nargs='?', default=Path(), metavar='DIR', help='the project')
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build the project."""
    try:
        written = Project(options.folder).build()
    except TROUBLE as error:
        print(told(error), file=sys.stderr)
        return 1
    for file in written:
        print(f'  {file}  {file.stat().st_size / 1000:.1f} kB')
    return 0
