"""`sails-io new` and `build`: a front-end in Python, from nothing to what a page loads."""

from __future__ import annotations

import shlex

import pytest

from .mistakes import add_match


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
    line = add_match(board / 'app.py')
    done = sails_io('build', 'board')
    assert (done.returncode, done.stdout) == (1, '')
    assert done.stderr.startswith(f'board/app.py:{line}:5: `match` statement: ')
    assert (board / 'build' / 'js' / 'app.js').read_bytes() == before


@pytest.mark.parametrize(
    ('source', 'said'),
    [
        (b'x = (', "board/app.py:1:5: '(' was never closed"),
        (b"x = 1\ny = '\xe4'", 'board/app.py:2:1: this is not UTF-8'),
        (b'x = 1\n\0', 'board/app.py:2:1: a null character'),
        (b'from shelf import tea', 'board/app.py:1: there is no module `shelf`'),
        (b'from sails_io.shelf import tea', 'board/app.py:1: there is no module `sails_io.shelf`'),
        (
            b'from sails_io import conect',
            'board/app.py:1: `sails_io` has no `conect`; did you mean `connect`?',
        ),
        (
            b'from sails_io.page import window, fnd',
            'board/app.py:1: `sails_io.page` has no `fnd`; did you mean',
        ),
        (b'from prices import tax, PRICE', 'board/app.py:1: `prices` has no `tax`'),
    ],
)
def test_other_mistakes_have_their_line_too(sails_io, board, source, said):
    (board / 'app.py').write_bytes(source)
    (board / 'prices.py').write_text('if True:\n    PRICE = 2\n')
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


@pytest.mark.parametrize('arguments', [('build', 'board'), ('serve', 'board', '--port', '0')])
def test_without_the_extra_it_says_what_to_install(installed, tmp_path, arguments):
    assert installed.run('new', 'board', cwd=tmp_path).returncode == 0
    done = installed.run(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, '')
    assert done.stderr == "Front-ends need the compiler: `pip install 'sails-io[build]'`.\n"


def test_a_folder_may_have_any_name(sails_io, tmp_path):
    made = sails_io('new', 'Möbel & Stühle')
    assert shlex.split(made.stdout.splitlines()[-1])[2:] == ['sails-io', 'serve', 'Möbel & Stühle']
    done = sails_io('build', 'Möbel & Stühle')
    assert (done.returncode, done.stderr) == (0, '')
    assert (tmp_path / 'Möbel & Stühle' / 'build' / 'js' / 'app.js').is_file()


def test_the_program_may_be_named(sails_io, board):
    done = sails_io('build', 'board/app.py')
    assert (done.returncode, done.stdout) == (0, sails_io('build', 'board').stdout)


@pytest.mark.parametrize('content', ['', 'thesis'])
def test_a_folder_build_of_somebody_is_not_lost(sails_io, board, content):
    (board / 'build').mkdir()
    if content:
        (board / 'build' / 'thesis.txt').write_text(content)
    done = sails_io('build', 'board')
    if content:
        assert (done.returncode, done.stdout) == (1, '')
        assert done.stderr == 'board/build is there, and not written by `sails-io build`. Move it away.\n'
        assert (board / 'build' / 'thesis.txt').read_text() == content
    else:
        assert (done.returncode, done.stderr) == (0, '')


def test_scripts_of_the_page_stay_beside_the_program(sails_io, board):
    (board / 'public' / 'js').mkdir()
    (board / 'public' / 'js' / 'chart.js').write_text('chart')
    assert sails_io('build', 'board').returncode == 0
    assert (board / 'build' / 'js' / 'chart.js').read_text() == 'chart'
    (board / 'public' / 'js' / 'app.js').write_text('mine')
    done = sails_io('build', 'board')
    expected = 'board/public/js/app.js is called as a file of the program is. Give it another name.\n'
    assert (done.returncode, done.stderr) == (1, expected)


def test_a_file_that_cannot_be_read_is_told(sails_io, board):
    (board / 'public' / 'logo.png').symlink_to('nowhere')
    done = sails_io('build', 'board')
    assert done.returncode == 1
    assert done.stderr.startswith('board/public/logo.png cannot be read: ')


def test_a_build_leaves_nothing_else_behind(sails_io, board):
    before = {path.name for path in board.iterdir()}
    sails_io('build', 'board')
    add_match(board / 'app.py')
    assert sails_io('build', 'board').returncode == 1
    assert {path.name for path in board.iterdir()} == {*before, 'build'}


@pytest.mark.parametrize('place', ['/dev/null/board', 'board/app.py/board'])
def test_a_place_that_cannot_be_written_is_told(sails_io, board, place):
    done = sails_io('new', place)
    assert (done.returncode, done.stdout, done.stderr) == (1, '', f'Not a directory: {place}\n')
