"""`sails-io new`, `build` and `serve`: a front-end in Python, from nothing to a live page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

MATCH = """

def broken(x: Any) -> None:
    match x:
        case 1:
            pass
"""


def order(page: Page, item: str) -> None:
    page.get_by_label('What would you like?').fill(item)
    page.get_by_role('button', name='Order').click()


@pytest.fixture
def windows(serving, page):
    """Two windows of the board, connected."""
    both = page, page.context.new_page()
    for window in both:
        window.goto(serving.url)
        expect(window.locator('#status')).to_have_text('connected')
    return both


def test_new_says_what_it_makes_and_what_comes_next(sails_io, tmp_path):
    done = sails_io('new', 'board')
    assert (done.returncode, done.stderr) == (0, '')
    *made, _, hint = done.stdout.splitlines()
    assert sorted(line.strip() for line in made) == sorted(
        str(path.relative_to(tmp_path)) for path in tmp_path.rglob('*') if path.is_file()
    )
    assert hint == 'Try it:  sails-io serve board'


def test_new_leaves_alone_what_is_there(sails_io, board):
    (board / 'app.py').write_text('mine')
    done = sails_io('new', 'board')
    assert (done.returncode, done.stdout) == (1, '')
    assert done.stderr == 'board is there already, and no empty folder. Choose another.\n'
    assert (board / 'app.py').read_text() == 'mine'


def test_build_writes_a_page_and_its_program(sails_io, board):
    done = sails_io('build', 'board')
    assert (done.returncode, done.stderr) == (0, '')
    written = {path.relative_to(board / 'build').as_posix() for path in (board / 'build').rglob('*.*')}
    assert {'index.html', 'style.css', 'js/app.js', 'js/sails_io.js'} <= written
    assert 'reloader' not in (board / 'build' / 'index.html').read_text()
    assert done.stdout.splitlines()[0].startswith('  board/build/js/app.js  ')


def test_what_would_be_miscompiled_is_refused_with_its_line(sails_io, board):
    assert sails_io('build', 'board').returncode == 0
    before = (board / 'build' / 'js' / 'app.js').read_bytes()
    source = (board / 'app.py').read_text()
    (board / 'app.py').write_text(source + MATCH)
    line = source.count('\n') + MATCH[: MATCH.index('match')].count('\n') + 1
    done = sails_io('build', 'board')
    assert (done.returncode, done.stdout) == (1, '')
    assert done.stderr.startswith(f'board/app.py:{line}:5: `match` statement: ')
    assert (board / 'build' / 'js' / 'app.js').read_bytes() == before


@pytest.mark.parametrize(
    ('source', 'said'),
    [
        ('x = (', "board/app.py:1:5: '(' was never closed"),
        ('from shelf import tea', 'board/app.py:1: there is no module `shelf`'),
        ('from sails_io.shelf import tea', 'board/app.py:1: there is no module `sails_io.shelf`'),
    ],
)
def test_other_mistakes_have_their_line_too(sails_io, board, source, said):
    (board / 'app.py').write_text(source)
    done = sails_io('build', 'board')
    assert (done.returncode, done.stdout) == (1, '')
    assert done.stderr.startswith(said)


def test_modules_beside_it_are_compiled_too(sails_io, board):
    (board / 'shop').mkdir()
    (board / 'shop' / 'prices.py').write_text('from shop.tax import TAX\nPRICE = 2 + TAX\n')
    (board / 'shop' / 'tax.py').write_text('TAX = 1\n')
    (board / 'app.py').write_text('from shop.prices import PRICE\nprint(PRICE)\n')
    done = sails_io('build', 'board')
    assert (done.returncode, done.stderr) == (0, '')
    assert {'app.js', 'shop.prices.js', 'shop.tax.js'} <= {
        path.name for path in (board / 'build' / 'js').iterdir()
    }


def test_a_folder_without_a_project_is_told(sails_io):
    done = sails_io('build', 'nowhere')
    assert (done.returncode, done.stdout) == (1, '')
    assert done.stderr == 'There is no nowhere/app.py. `sails-io new DIR` makes a project that runs.\n'


def test_serve_shows_a_working_live_page(windows, console):
    one, two = windows
    console.watch(one.context)
    order(one, 'Green tea')
    expect(two.get_by_role('listitem')).to_contain_text(['Green tea'])
    two.get_by_role('button', name='→ cooking').click()
    expect(one.locator('li.cooking')).to_contain_text('Green tea')
    expect(one.locator('#none')).to_be_hidden()


def test_a_request_that_fails_is_told(windows):
    one, _ = windows
    one.evaluate("document.querySelector('input').required = false")
    order(one, '')
    expect(one.locator('#error')).to_contain_text('400')
    order(one, 'Green tea')
    expect(one.locator('#error')).to_be_empty()


def test_a_change_is_seen_in_the_page(windows, board):
    one, _ = windows
    source = (board / 'app.py').read_text()
    order(one, 'Green tea')
    expect(one.get_by_role('button', name='→ cooking')).to_be_visible()
    (board / 'app.py').write_text(source.replace("f'→ ", "f'next: "))
    expect(one.get_by_role('button', name='next: cooking')).to_be_visible()


def test_a_mistake_is_shown_in_the_page_which_stays(windows, board, serving):
    one, _ = windows
    order(one, 'Green tea')
    (board / 'app.py').write_text((board / 'app.py').read_text() + MATCH)
    expect(one.locator('pre')).to_contain_text('`match` statement')
    expect(one.get_by_role('listitem')).to_contain_text(['Green tea'])
    assert '`match` statement' in serving.said.readline()


def test_a_change_of_the_server_starts_it_again(windows, board):
    one, _ = windows
    order(one, 'Green tea')
    expect(one.get_by_role('listitem')).to_have_count(1)
    (board / 'server.py').write_text(
        (board / 'server.py').read_text() + "\napp.model('cup', {'size': 'number'})\n"
    )
    expect(one.get_by_role('listitem')).to_have_count(0)
    expect(one.locator('#status')).to_have_text('connected')


def test_a_server_that_fails_is_told_and_the_old_one_stays(windows, board):
    one, _ = windows
    (board / 'server.py').write_text('1 / 0')
    expect(one.locator('pre')).to_contain_text('ZeroDivisionError: division by zero')
    order(one, 'Green tea')
    expect(one.get_by_role('listitem')).to_have_count(1)


def test_serve_ends_with_ctrl_c(serving):
    assert serving.interrupt() == 0


def test_a_taken_port_is_told(sails_io, board, serving):
    port = serving.url.rstrip('/').rpartition(':')[2]
    done = sails_io('serve', 'board', '--port', port)
    assert (done.returncode, done.stderr) == (
        1,
        f'Port {port} is taken. Choose another, such as `--port 0`.\n',
    )
