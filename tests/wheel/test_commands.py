"""The command line as a whole: help, version and exit codes."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from sails_io.cli import COMMANDS, argument_parser
from sails_io.client.version import VERSION

EXAMPLE = re.compile(r'^  sails-io (.+)$', re.MULTILINE)
NAMES = [command.__name__.rpartition('.')[2] for command in COMMANDS]


def examples(help_text: str) -> list[list[str]]:
    """The examples of a help, in words."""
    return [shlex.split(line) for line in EXAMPLE.findall(help_text)]


def test_it_tells_its_version(installed):
    done = installed.run('--version')
    assert (done.returncode, done.stdout) == (0, f'sails-io {VERSION}\n')


def test_the_module_is_the_same_program(installed):
    code = (
        "import runpy, sys; sys.argv = ['x', '--version']; runpy.run_module('sails_io', run_name='__main__')"
    )
    assert installed.run_python(code) == f'sails-io {VERSION}\n'


def test_all_of_it_comes_from_the_wheel(installed_build):
    code = """
import importlib.util, json, sails_io.cli, sails_io.compiler, sails_io.mock, sails_io.template, sys
files = [module.__file__ for name, module in sys.modules.items() if name.startswith('sails_io')]
print(json.dumps([files, [name for name in ('build', 'demo', 'tests') if importlib.util.find_spec(name)]]))
"""
    files, others = json.loads(installed_build.run_python(code))
    assert files
    assert all(Path(file).is_relative_to(installed_build.venv) for file in files)
    assert others == []


def test_what_serves_nothing_loads_no_server(installed):
    code = (
        "from sails_io.cli import main\nmain(['sri', '--json'])\nimport sys\nprint('aiohttp' in sys.modules)"
    )
    assert installed.run_python(code).splitlines()[-1] == 'False'


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
    assert done.returncode == 0
    assert {argument_parser().parse_args(words).command for words in examples(done.stdout)} == {name}


def test_the_help_has_examples_that_are_command_lines(installed):
    shown = examples(installed.run('--help').stdout)
    assert {argument_parser().parse_args(words).command for words in shown} <= set(NAMES)
    assert len(shown) >= 3


def test_a_file_that_cannot_be_written_is_told_without_a_traceback(installed, app):
    (app.folder / '.sails-io').write_text('in the way')
    done = installed.run('install', app.folder)
    assert done.returncode == 1
    assert done.stderr.endswith(f'{app.folder}/.sails-io/assets/dependencies\n')
    assert 'Traceback' not in done.stderr
