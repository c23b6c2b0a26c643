"""`sails-io doctor`: what is wrong with a set-up, and what to do about it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from sails_io.client.version import VERSION

from . import report
from .checks import clients, pages, python, server, settings
from .checks.finding import Finding, Level
from .command import Commands, add_command
from .sails_app import SailsApp, open_app

DESCRIPTION = """\
Say what is wrong with a set-up, and what to do about it.
It looks at this Python and, where a folder is named, at the Sails app in it, and changes nothing.
What is wrong keeps something from working; a note is good to know. The exit code is 1 when something is wrong."""

EXAMPLES = {
    'doctor': 'this Python, its packages and the bundles',
    'doctor ~/board': 'the Sails app in that folder as well',
}


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = add_command(commands, 'doctor', run, DESCRIPTION, EXAMPLES)
    parser.add_argument('folder', nargs='?', metavar='DIR', help='the folder of a Sails app')


def run(arguments: argparse.Namespace) -> int:
    """Print what is found."""
    app = None if arguments.folder is None else open_app(arguments.folder)
    print(f'sails-io {VERSION}')
    found = _section('Python', python.findings())
    if app is not None:
        found += _section(f'The app in {app.name}', _of_app(app))
    wrong = sum(finding.level is Level.WRONG for finding in found)
    print('\n' + report.verdict(wrong))
    return 1 if wrong else 0


def _of_app(app: SailsApp) -> Iterable[Finding]:
    for check in (server, clients, pages, settings):
        yield from check.findings(app)


def _section(title: str, findings: Iterable[Finding]) -> list[Finding]:
    """Print findings as they come, under a title, and return them."""
    print('\n' + report.title(title), flush=True)
    shown = []
    for finding in findings:
        print(report.lines(finding), flush=True)
        shown.append(finding)
    return shown
