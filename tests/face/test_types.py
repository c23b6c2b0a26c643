"""What type checkers and editors are told of the face is what is there."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from sails_io.client.options import AT_ANY_TIME, OF_CONNECTION
from sails_io.face import connect
from sails_io.face.platform import snake_case
from tests.support.tools import CHECKOUT

STUB = Path(connect.__file__ or '').with_suffix('.pyi')
MODULES = [f'sails_io.face.{path.stem}' for path in STUB.parent.glob('*.pyi')]


def test_stubs_are_as_the_modules_are():
    command = [sys.executable, '-m', 'mypy.stubtest', *MODULES, '--mypy-config-file', 'pyproject.toml']
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (
        0,
        [f'Success: no issues found in {len(MODULES)} modules'],
    )


def test_connect_takes_the_options_that_there_are():
    (function,) = [node for node in ast.parse(STUB.read_text()).body if isinstance(node, ast.FunctionDef)]
    told = {argument.arg for argument in function.args.kwonlyargs}
    assert told == {snake_case(name) for name in [*OF_CONNECTION, *AT_ANY_TIME]} - {'url'}
