"""docs/install.md says what the commands do: what stands there is what they print."""

from __future__ import annotations

import re
import shlex

from tests.support.tools import CHECKOUT

PAGE = (CHECKOUT / 'docs' / 'install.md').read_text(encoding='utf-8')
SESSION = re.compile(r'^```console\n(.*?)^```', re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r'^\$ sails-io (.+)\n((?:(?!\$ ).*\n)*)', re.MULTILINE)
PYTHON = re.compile(r'^```python\n(.*?)^```', re.DOTALL | re.MULTILINE)


def plain(output: str) -> str:
    """Output without what differs from one machine and version to another."""
    return re.sub(r'sha384-[\w+/]+=*', 'sha384-…', re.sub(r'\d+\.\d+\.\d+', 'N', output))


def test_each_command_prints_what_stands_below_it(installed, app):
    commands = [command for session in SESSION.findall(PAGE) for command in COMMAND.findall(session)]
    assert [arguments.split()[0] for arguments, _ in commands] == [
        'install',
        'install',
        'install',
        'doctor',
        'sri',
    ]
    for arguments, output in commands:
        done = installed.run(*shlex.split(arguments), cwd=app.folder.parent, COLUMNS='100')
        assert (done.returncode, done.stderr, plain(done.stdout)) == (0, '', plain(output))


def test_each_line_of_python_prints_what_stands_behind_it(installed):
    for code in PYTHON.findall(PAGE):
        expected = re.findall(r'  # (.+)$', code, re.MULTILINE)
        assert expected
        assert installed.run_python(code).splitlines() == expected


def test_every_option_of_install_is_described(installed):
    options = set(re.findall(r'^  (--\w+)', installed.run('install', '--help').stdout, re.MULTILINE))
    assert options == set(re.findall(r'^\| `(--\w+)', PAGE, re.MULTILINE))
