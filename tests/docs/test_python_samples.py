"""The Python samples of the docs do what they say. All samples of a page make up one project.

A sample that begins with `# NAME` is that file of the project. One with tests is run by pytest, and all of them pass.
Any other is a program: what each `print` writes stands in the comment behind it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support.pytest_project import PytestProject
from tests.support.tools import CHECKOUT

PAGES = ('python', 'testing', 'start/tests')
#: Whose public folder the projects have.
FRONT_END = CHECKOUT / 'docs' / 'examples' / 'testing'

BLOCK = re.compile(r'^```(?:python|ini|html)\n(.*?)^```', re.DOTALL | re.MULTILINE)
NAME = re.compile(r'(?:#|<!--) ([\w/]+\.\w+)(?: -->)?\n')
TEST = re.compile(r'^(?:async )?def (test_\w+)', re.MULTILINE)
SAID = re.compile(r'^ *print\(.*\)  # (.+)$', re.MULTILINE)


def samples(document: str) -> dict[str, str]:
    """The samples of a page, by the names of their files."""
    found = {}
    for number, block in enumerate(
        BLOCK.findall((CHECKOUT / 'docs' / f'{document}.md').read_text('utf-8')), start=1
    ):
        named = NAME.match(block)
        usual = f'test_sample_{number}.py' if TEST.search(block) else f'sample_{number}.py'
        name = named[1] if named else usual
        assert name not in found
        found[name] = block
    return found


def is_program(name: str) -> bool:
    return Path(name).name.startswith('sample_')


@pytest.fixture
def project(tmp_path: Path, metadata: Path) -> PytestProject:
    """An empty project, but for its front-end."""
    shutil.copytree(FRONT_END / 'public', tmp_path / 'public')
    return PytestProject(tmp_path, metadata)


@pytest.mark.parametrize('document', [page for page in PAGES if TEST.search(''.join(samples(page).values()))])
def test_tests_pass(document: str, project: PytestProject) -> None:
    project.write(samples(document))
    written = [test for sample in samples(document).values() for test in TEST.findall(sample)]
    run = project.test()
    passed = [name.partition('[')[0] for name, outcome in run.outcomes.items() if outcome == 'PASSED']
    assert (run.status, sorted(passed)) == (0, sorted(written)), run.text


@pytest.mark.parametrize(
    ('document', 'name'),
    [(document, name) for document in PAGES for name in samples(document) if is_program(name)],
)
def test_programs_say_what_stands_behind_them(document: str, name: str, project: PytestProject) -> None:
    sample = samples(document)[name]
    said = SAID.findall(sample)
    assert len(said) == sample.count('print(') > 0
    project.write(samples(document))
    run = project.python(name)
    assert (run.status, run.text.splitlines()) == (0, said)
