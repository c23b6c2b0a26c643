"""`sails-io serve`: a front-end in Python, live in a page."""

from __future__ import annotations

import signal
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from .mistakes import add_match
from .terminal import Serving, Terminal


def order(page: Page, item: str) -> None:
    page.get_by_label('What would you like?').fill(item)
    page.get_by_role('button', name='Order').click()


def connected(page: Page, serving: Serving) -> Page:
    page.goto(serving.url)
    expect(page.locator('#status')).to_have_text('connected')
    return page


@pytest.fixture
def window(serving, page):
    """A window of the board, connected."""
    return connected(page, serving)


def test_serve_shows_a_working_live_page(serving, page, console):
    console.watch(page.context)
    one, two = connected(page, serving), connected(page.context.new_page(), serving)
    order(one, 'Green tea')
    expect(two.get_by_role('listitem')).to_contain_text(['Green tea'])
    two.get_by_role('button', name='→ cooking').click()
    expect(one.locator('li.cooking')).to_contain_text('Green tea')
    expect(one.locator('#none')).to_be_hidden()


def test_a_request_that_fails_is_told(window):
    window.evaluate("document.querySelector('input').required = false")
    order(window, '')
    expect(window.locator('#error')).to_contain_text('400')
    order(window, 'Green tea')
    expect(window.locator('#error')).to_be_empty()


def test_a_change_is_seen_in_the_page(window, board):
    source = (board / 'app.py').read_text()
    order(window, 'Green tea')
    expect(window.get_by_role('button', name='→ cooking')).to_be_visible()
    (board / 'app.py').write_text(source.replace("f'→ ", "f'next: "))
    expect(window.get_by_role('button', name='next: cooking')).to_be_visible()


def test_a_mistake_is_shown_in_the_page_which_stays(window, board, serving):
    order(window, 'Green tea')
    place = f'board/app.py:{add_match(board / "app.py")}:5: `match` statement: '
    expect(window.locator('pre')).to_contain_text(place)
    expect(window.get_by_role('listitem')).to_contain_text(['Green tea'])
    assert serving.said.readline().startswith(f'app.py: {place}')
    (board / 'app.py').write_text('from shelf import tea')
    expect(window.locator('pre')).to_contain_text('there is no module `shelf`')


def test_a_change_of_the_server_starts_it_again(window, board):
    order(window, 'Green tea')
    expect(window.get_by_role('listitem')).to_have_count(1)
    (board / 'server.py').write_text(
        (board / 'server.py').read_text() + "\napp.model('cup', {'size': 'number'})\n"
    )
    expect(window.get_by_role('listitem')).to_have_count(0)
    expect(window.locator('#status')).to_have_text('connected')


def test_a_server_that_fails_is_told_and_the_old_one_stays(window, board):
    (board / 'server.py').write_text('1 / 0')
    expect(window.locator('pre')).to_contain_text('ZeroDivisionError: division by zero')
    order(window, 'Green tea')
    expect(window.get_by_role('listitem')).to_have_count(1)


def test_a_file_that_is_gone_before_it_is_read_is_told(window, board, serving):
    (board / 'public' / 'new.png').symlink_to('nowhere')
    assert 'new.png cannot be read' in serving.said.readline()
    (board / 'public' / 'new.png').unlink()
    assert serving.said.readline() == 'new.png: built\n'
    expect(window.locator('#status')).to_have_text('connected')


def test_what_the_server_imports_may_stand_beside_it_and_change(board, installed_build, page):
    source = (board / 'server.py').read_text()
    (board / 'server.py').write_text(f"{source}\nfrom menu import page\napp.route('GET /menu')(page)\n")
    menu = "def page(req, res):\n    res.send('{}')\n"
    (board / 'menu.py').write_text(menu.format('tea'))
    with closing(Serving(installed_build, board)) as serving:
        assert page.request.get(f'{serving.url}menu').text() == 'tea'
        (board / 'menu.py').write_text(menu.format('coffee'))
        assert serving.said.readline() == 'menu.py: built\n'
        assert page.request.get(f'{serving.url}menu').text() == 'coffee'


def test_a_change_of_the_server_is_not_forgotten_over_a_mistake(window, board, serving):
    order(window, 'Green tea')
    expect(window.get_by_role('listitem')).to_have_count(1)
    source = (board / 'app.py').read_text()
    add_match(board / 'app.py')
    assert '`match` statement' in serving.said.readline()
    (board / 'server.py').touch()
    assert '`match` statement' in serving.said.readline()
    (board / 'app.py').write_text(source)
    assert serving.said.readline() == 'app.py: built\n'
    expect(window.get_by_role('listitem')).to_have_count(0)


def test_a_mistake_of_the_server_has_its_line(sails_io, board):
    (board / 'menu.py').write_text('x = 1\nx / 0\n')
    (board / 'server.py').write_text('import menu\n')
    done = sails_io('serve', 'board', '--port', '0')
    assert (done.returncode, done.stderr) == (1, 'board/menu.py:2: ZeroDivisionError: division by zero\n')


@pytest.mark.parametrize('by', [signal.SIGINT, signal.SIGTERM])
def test_serve_ends_with_ctrl_c_or_when_it_is_told_to(serving, by):
    assert serving.end(by) == (0, '\n')


def test_ctrl_c_before_it_serves_is_told_by_the_exit_code(board, installed_build):
    (board / 'server.py').write_text("import time\nprint('thinking')\ntime.sleep(1000)\n")
    with closing(Terminal(installed_build, 'serve', 'board', folder=board.parent)) as terminal:
        assert terminal.said.readline() == 'thinking\n'
        assert terminal.end(signal.SIGINT) == (130, '')


@pytest.mark.parametrize('port', ['65536', '-1', 'http', '½'])
def test_an_impossible_port_is_told(sails_io, port):
    done = sails_io('serve', 'board', f'--port={port}')
    assert (done.returncode, done.stdout) == (2, '')
    assert f'a port is a number from 0 to 65535, not {port!r}' in done.stderr


def test_a_taken_port_is_told(sails_io, board, serving):
    port = serving.url.rstrip('/').rpartition(':')[2]
    done = sails_io('serve', 'board', '--port', port)
    assert (done.returncode, done.stderr) == (
        1,
        f'Port {port} is taken. Choose another, such as `--port 0`.\n',
    )
