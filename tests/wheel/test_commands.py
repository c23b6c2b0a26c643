"""The command line as a whole: help, version and exit codes."""

from __future__ import annotations

import re
import shlex

import pytest

from sails_io.cli import COMMANDS, argument_parser
from sails_io.client.version import VERSION

NAMES = [command.__name__.rpartition('.')[2] for command in COMMANDS]


def test_it_tells_its_version(installed):
    done = installed.run('--version')
    assert (done.returncode, done.stdout) == (0, f'sails-io {VERSION}\n')


def test_the_module_is_the_same_program(installed):
    code = (
        "import runpy, sys; sys.argv = ['x', '--version']; runpy.run_module('sails_io', run_name='__main__')"
    )
    assert installed.run_python(code) == f'sails-io {VERSION}\n'


def test_the_help_has_every_command(installed):
    done = installed.run('--help')
    assert done.returncode == 0
    assert re.findall(r'^    (\w+) ', done.stdout, re.MULTILINE) == NAMES


def test_without_a_command_it_shows_the_help_and_fails(installed):
    done = installed.run()
    assert (done.returncode, done.stdout, done.stderr) == (2, '', installed.run('--help').stdout)


@pytest.mark.parametrize('arguments', [['uninstall'], ['install'], ['sri', '--yaml'], ['doctor', 'a', 'b']])
def test_what_is_no_command_line_is_a_usage_error(installed, arguments):
    done = installed.run(*arguments)
    assert (done.returncode, done.stdout) == (2, '')
    assert done.stderr.startswith('usage: sails-io')


@pytest.mark.parametrize('name', NAMES)
def test_the_examples_of_a_command_are_command_lines(installed, name):
    done = installed.run(name, '--help')
    examples = re.findall(r'^  sails-io (.+)$', done.stdout, re.MULTILINE)
    assert examples
    for example in examples:
        assert argument_parser().parse_args(shlex.split(example)).command == name


def test_a_file_that_cannot_be_written_is_told_without_a_traceback(installed, app):
    (app.folder / '.sails-io').write_text('in the way')
    done = installed.run('install', app.folder)
    assert done.returncode == 1
    assert done.stderr.endswith(f'{app.folder}/.sails-io/assets/dependencies\n')
    assert 'Traceback' not in done.stderr
