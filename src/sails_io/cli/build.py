"""`sails-io build`: compile a front-end project."""

from __future__ import annotations

import argparse
from pathlib import Path

from .command import Commands, add_command
from .project import open_project

DESCRIPTION = """\
Compile a front-end in Python for the page.
What app.py of the project is, and imports, becomes ES modules in build/js, beside a copy of public/. Code that would be
miscompiled is refused with file and line."""

EXAMPLES = {
    'build': 'the project in this folder',
    'build board': 'the one in board',
    'build board/app.py': 'the same',
}


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = add_command(commands, 'build', run, DESCRIPTION, EXAMPLES)
    parser.add_argument(
        'folder', type=Path, nargs='?', default=Path(), metavar='DIR', help='the project, or its app.py'
    )


def run(arguments: argparse.Namespace) -> int:
    """Build the project."""
    for file in open_project(arguments.folder).build():
        print(f'  {file}  {file.stat().st_size / 1000:.1f} kB')
    return 0
