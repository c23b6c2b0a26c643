"""The fixtures `sails_app` and `sails_server`, and what they cost those who do not use them."""

from __future__ import annotations

import re

import pytest

from tests.support.pytest_project import PytestProject


def test_three_lines_suffice(project: PytestProject) -> None:
    project.write(
        {
            'test_it.py': """
def test_orders(sails_app, sails_server):
    sails_app.model('order', {'item': 'string'}, records=[{'item': 'tea'}])
    assert sails_server.request('GET', '/order').body == [{'id': 1, 'item': 'tea'}]
"""
        }
    )
    assert project.test('-W', 'error').outcomes == {'test_orders': 'PASSED'}


def test_each_test_has_an_app_of_its_own_and_none_runs_on(project: PytestProject) -> None:
    project.write(
        {
            'conftest.py': """
import pytest

@pytest.fixture
def sails_app(sails_app):
    sails_app.model('order', {'item': 'string'})
    return sails_app

@pytest.fixture(scope='session')
def earlier():
    return []
""",
            'test_it.py': """
import threading

import pytest

@pytest.fixture(autouse=True)
def none_runs_before(earlier, sails_server):
    assert not any(server.running for server in earlier)
    earlier.append(sails_server)

def test_first(sails_server):
    assert sails_server.request('POST', '/order', {'item': 'tea'}).body['id'] == 1

def test_failing(sails_server):
    sails_server.request('POST', '/order', {'item': 'tea'})
    raise RuntimeError

def test_stopped(sails_server):
    sails_server.stop()

def test_last(earlier, sails_server):
    assert sails_server.request('GET', '/order').body == []
    assert len(earlier) == 4
    assert [thread.name for thread in threading.enumerate() if 'mock-sails' in thread.name] == ['mock-sails:0']
""",
        }
    )
    assert project.test().outcomes == {
        'test_first': 'PASSED',
        'test_failing': 'FAILED',
        'test_stopped': 'PASSED',
        'test_last': 'PASSED',
    }


HOME = """
def test_home(sails_server):
    assert sails_server.request('GET', '/').body == 'home'
"""


@pytest.mark.parametrize(
    ('file', 'setting'),
    [
        ('pytest.ini', '[pytest]\nsails_public = site\n'),
        ('pyproject.toml', '[tool.pytest.ini_options]\nsails_public = "site"\n'),
    ],
)
def test_the_public_folder_is_beside_the_settings(project: PytestProject, file: str, setting: str) -> None:
    project.write({file: setting, 'site/index.html': 'home', 'tests/test_it.py': HOME})
    assert project.test('tests').outcomes == {'test_home': 'PASSED'}


def test_a_public_folder_that_is_none_is_told(project: PytestProject) -> None:
    project.write({'pytest.ini': '[pytest]\nsails_public = sight\n', 'test_it.py': HOME})
    run = project.test()
    assert run.outcomes == {'test_home': 'ERROR'}
    missing, settings = project.folder / 'sight', project.folder / 'pytest.ini'
    assert f"'sight' was given: there is no folder {missing}. Name another one in {settings}.\n" in run.text


def test_those_who_do_not_use_it_import_nothing_of_it(project: PytestProject) -> None:
    project.write(
        {
            'test_it.py': """
import sys

def test_nothing():
    assert 'sails_io.pytest_plugin' in sys.modules
    assert not {'aiohttp', 'socketio', 'engineio', 'sails_io.mock'} & set(sys.modules)
"""
        }
    )
    assert project.test('-W', 'error').outcomes == {'test_nothing': 'PASSED'}


def test_the_fixtures_are_listed_with_what_they_are(project: PytestProject) -> None:
    listed = project.test('--fixtures').text
    for fixture, what in (
        ('sails_app', 'A Sails app in memory'),
        ('sails_server', 'The server of `sails_app`'),
    ):
        assert re.search(rf'^{fixture} -- .*\n    {what}', listed, re.MULTILINE)
