"""The same cases under CPython and as compiled code.

Each module of `cases` holds functions that return what happened and what should have: `[got, expected]`.
"""

from __future__ import annotations

import ast
import importlib
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from build.bundles import client_modules, extras_modules
from sails_io.compiler.tools import node
from sails_io.compiler.transpile import transpile
from tests.support import event_loop
from tests.support.tools import CHECKOUT

CASES = Path(__file__).parent / 'cases'
SOURCES = CHECKOUT / 'src'
PACKAGE = 'tests.unit.cases'
RUN = """
  const results = {};
  for (const [module, name] of JSON.parse(process.argv[2])) {
    const cases = await import(`./${module}.js`);
    try { results[`${module} ${name}`] = cases[name](); }
    catch (error) { results[`${module} ${name}`] = [String(error && error.stack || error), 'no error']; }
  }
  console.log(JSON.stringify(results));
  process.exit(0);
"""


def _cases() -> list[tuple[str, str]]:
    found = []
    for path in sorted(CASES.glob('*.py')):
        if path.stem not in ('fakes', '__init__'):
            for node_ in ast.parse(path.read_text(encoding='utf-8')).body:
                if isinstance(node_, ast.FunctionDef) and not node_.name.startswith('_'):
                    found.append((f'{PACKAGE}.{path.stem}', node_.name))
    return found


ALL = _cases()


@pytest.fixture(scope='module')
def compiled_results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the compiled cases return, by `module function`."""
    folder = tmp_path_factory.mktemp('compiled')
    cases = {f'{PACKAGE}.{path.stem}': path for path in CASES.glob('*.py') if path.stem != '__init__'}
    transpile({**client_modules(), **extras_modules(), **cases}, folder)
    (folder / 'package.json').write_text('{"type": "module"}')
    (folder / 'run.js').write_text(RUN)
    command = [str(node()), 'run.js', json.dumps(ALL)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize(('module', 'name'), ALL)
def test_under_cpython(module, name):
    async def run():
        return getattr(importlib.import_module(module), name)()

    got, expected = event_loop.run(run())
    assert got == expected


@pytest.mark.parametrize(('module', 'name'), ALL)
def test_compiled(compiled_results, module, name):
    got, expected = compiled_results[f'{module} {name}']
    assert got == expected


#: Modules that are written twice.
TWINS = (
    *(
        f'sails_io.client.interop.{path.stem}'
        for path in (SOURCES / 'sails_io/client/interop').glob('[a-z]*.py')
    ),
    'sails_io.extras.interop',
    'sails_io.face.platform',
    'sails_io.page',
)
EXPORTED = re.compile(r'^export (?:const (\w+)|\{ (.*) \};)', re.MULTILINE)


@pytest.mark.parametrize('module', TWINS)
def test_a_platform_and_its_twin_have_the_same_names(module):
    source = SOURCES.joinpath(*module.split('.')).with_suffix('.py')
    script = source.with_suffix('.js').read_text(encoding='utf-8')
    defined = {name for node_ in ast.parse(source.read_text(encoding='utf-8')).body for name in _names(node_)}
    exported = {
        name for one, several in EXPORTED.findall(script) for name in [one, *several.split(', ')] if name
    }
    assert {name for name in defined if not name.startswith('_')} == exported


def _names(node_: ast.stmt) -> list[str]:
    """The names that a statement of a module defines; a constant has its type beside it."""
    if isinstance(node_, ast.FunctionDef):
        return [node_.name]
    return (
        [node_.target.id] if isinstance(node_, ast.AnnAssign) and isinstance(node_.target, ast.Name) else []
    )
