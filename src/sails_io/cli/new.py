"""`sails-io new`: a front-end project that runs."""

from __future__ import annotations

import argparse
import shlex
import shutil
from importlib import resources
from pathlib import Path

from .command import Commands, add_command
from .refused import Refused

DESCRIPTION = """\
Make a front-end project in Python that runs.
It is a live order board: the program of a page, the page, and a mock Sails server to try it on."""

EXAMPLES = {'new board': 'in the folder board, which must not be there yet, or be empty'}

#: What a project begins with; the package has them in `template`.
FILES = ('app.py', 'server.py', 'README.md', 'public/index.html', 'public/style.css')


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = add_command(commands, 'new', run, DESCRIPTION, EXAMPLES)
    parser.add_argument('folder', type=Path, metavar='DIR', help='where')


def run(arguments: argparse.Namespace) -> int:
    """Make the project."""
    folder: Path = arguments.folder
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise Refused(f'{folder} is there already, and no empty folder. Choose another.')
    with resources.as_file(resources.files('sails_io.template')) as template:
        for name in FILES:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(template / name, target)
            print(f'  {target}')
    print(f'\nTry it:  sails-io serve {shlex.quote(str(folder))}')
    return 0
