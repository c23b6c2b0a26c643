"""What the subset lets through means the same under CPython and compiled."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sails_io.compiler.tools import node
from sails_io.compiler.transpile import transpile
from tests.unit.subset_cases import ALLOWED

NAMES = list(ALLOWED)
RUN = """
  const results = [];
  for (let index = 0; index < Number(process.argv[2]); index += 1) {
    const program = await import(`./allowed_${index}.js`);
    results.push(await program.answer());
  }
  console.log(JSON.stringify(results));
"""


@pytest.fixture(scope='module')
def compiled_answers(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What each compiled case answers."""
    folder = tmp_path_factory.mktemp('allowed')
    sources = {f'allowed_{index}': folder / f'allowed_{index}.py' for index in range(len(NAMES))}
    for path, name in zip(sources.values(), NAMES, strict=True):
        path.write_text(ALLOWED[name], encoding='utf-8')
    transpile(sources, folder)
    (folder / 'package.json').write_text('{"type": "module"}')
    (folder / 'run.js').write_text(RUN)
    command = [str(node()), 'run.js', str(len(NAMES))]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout.strip('\n').split('\n')[-1]))


@pytest.mark.parametrize('name', NAMES)
def test_an_allowed_construct_means_the_same_compiled(compiled_answers, name, tmp_path):
    assert compiled_answers[NAMES.index(name)] == _answer_of_cpython(ALLOWED[name], tmp_path)


def _answer_of_cpython(source: str, folder: Path) -> Any:
    program = folder / 'program.py'
    call = '\nimport asyncio, inspect, json\nresult = answer()\n'
    finish = (
        'result = asyncio.run(result) if inspect.iscoroutine(result) else result\nprint(json.dumps(result))\n'
    )
    program.write_text(source + call + finish, encoding='utf-8')
    done = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(done.stdout.strip('\n').split('\n')[-1])
