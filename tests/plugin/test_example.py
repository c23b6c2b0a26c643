"""The example of the docs: its tests pass, and each fails when what it is about is broken."""

from __future__ import annotations

import shutil

import pytest

from tests.support.pytest_project import PytestProject
from tests.support.tools import CHECKOUT

EXAMPLE = CHECKOUT / 'docs' / 'examples' / 'testing'

#: Every test, and what breaks it: a file, what is written there, and what instead. None: the app without its model.
BROKEN_BY = {
    'test_page_shows_what_is_ordered[chromium]': None,
    'test_order_reaches_the_server[chromium]': ('public/board.js', 'is ordered.', 'is forgotten.'),
    'test_page_hears_of_the_orders_of_others[chromium]': ('public/board.js', "verb === 'created'", 'false'),
    'test_page_tells_when_no_answer_comes[chromium]': ('public/board.js', '{ timeout: 2000 }', '{}'),
    'test_page_is_up_to_date_after_an_outage[chromium]': ('public/index.html', ' reconnection="true"', ''),
    'test_report_lists_what_is_ordered': ('report.py', '?sort=item', ''),
}


@pytest.fixture
def example(project: PytestProject) -> PytestProject:
    """A copy of the example."""
    shutil.copytree(EXAMPLE, project.folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns('__pycache__'))
    return project


def change(example: PytestProject, file: str, written: str, instead: str) -> None:
    """Change one place of a file."""
    text = (example.folder / file).read_text(encoding='utf-8')
    assert text.count(written) == 1
    example.write({file: text.replace(written, instead)})


def test_all_pass(example: PytestProject) -> None:
    run = example.test()
    assert (run.status, run.outcomes) == (0, dict.fromkeys(BROKEN_BY, 'PASSED')), run.text


def test_each_fails_when_its_part_is_broken(example: PytestProject) -> None:
    for broken_by in BROKEN_BY.values():
        if broken_by is not None:
            change(example, *broken_by)
    run = example.test('-p', 'tests.support.impatient')
    assert run.outcomes == {
        name: 'FAILED' if broken_by else 'PASSED' for name, broken_by in BROKEN_BY.items()
    }, run.text


def test_they_fail_when_the_app_is_broken(example: PytestProject) -> None:
    change(example, 'conftest.py', "model('order'", "model('odour'")
    run = example.test('-k', 'report or shows', '-p', 'tests.support.impatient')
    assert run.outcomes == {
        'test_page_shows_what_is_ordered[chromium]': 'FAILED',
        'test_report_lists_what_is_ordered': 'FAILED',
    }, run.text
