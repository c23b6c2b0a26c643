"""`sails-io install`: the client into an app, and out of it. tests/web_app has a generated app that is lifted."""

from __future__ import annotations

import json

import pytest

from sails_io.client.version import VERSION

from .small_app import DIST, PLACE

COPY = f'.sails-io/{PLACE}'
EXTRAS = 'assets/dependencies/sails.io.extras.js'


@pytest.fixture
def install(installed, app):
    """`install('--minified')`: run it on the app; it must succeed. Returns what it says."""

    def run(*arguments):
        done = installed.run('install', app.folder, *arguments)
        assert (done.returncode, done.stderr) == (0, '')
        return done.stdout

    return run


@pytest.fixture
def refusal(installed, app):
    """`refusal('--to', 'x')`: run it on the app; it must refuse, and leave all as it is. Returns what it says."""

    def run(*arguments):
        before = app.files()
        done = installed.run('install', app.folder, *arguments)
        assert (done.returncode, done.stdout) == (1, '')
        assert app.files() == before
        return done.stderr

    return run


def test_it_takes_the_place_of_the_apps_client(app, install):
    original = app.read()
    said = install()
    assert app.read() == (DIST / 'sails.io.js').read_bytes()
    assert app.read(COPY) == original
    assert said == (
        f'{PLACE} is now sails.io.js {VERSION}.\n'
        f'Kept in {COPY}: the original sails.io.js 1.2.1. `sails-io install {app.folder} --restore` brings it back.\n'
    )


def test_restore_leaves_the_app_as_it_was(app, install):
    before = app.files()
    install('--extras', '--minified')
    assert app.files() != before
    said = install('--restore')
    assert app.files() == before
    assert not (app.folder / '.sails-io').exists()
    assert said == (
        f'{PLACE} is as it was before: the original sails.io.js 1.2.1.\n'
        f'{EXTRAS} is removed; it was not there before.\n'
    )


def test_a_second_install_changes_nothing(app, install):
    install()
    before = app.files()
    assert install() == f'{PLACE} is sails.io.js {VERSION} already.\n'
    assert app.files() == before


def test_another_of_ours_does_not_become_the_original(app, install):
    original = app.read()
    install()
    assert install('--minified') == f'{PLACE} is now sails.io.min.js {VERSION}.\n'
    assert app.read() == (DIST / 'sails.io.min.js').read_bytes()
    assert app.read(COPY) == original
    install('--restore')
    assert app.read() == original


def test_extras_that_are_there_are_kept_and_brought_back(app, install):
    app.write(EXTRAS, 'mine')
    install('--extras')
    assert app.read(EXTRAS) == (DIST / 'sails.io.extras.js').read_bytes()
    install('--restore')
    assert app.read(EXTRAS) == b'mine'


def test_extras_are_renewed_with_the_client(app, install):
    install('--extras')
    install('--minified')
    assert app.read(EXTRAS) == (DIST / 'sails.io.extras.min.js').read_bytes()


@pytest.mark.parametrize(
    ('hook', 'installed_too', 'bundle'),
    [
        ('3.0.2', True, 'sails.io.js'),
        ('2.0.4', True, 'sails.io.legacy.js'),
        ('1.5.5', True, 'sails.io.legacy.js'),
        ('^2.0.0', False, 'sails.io.legacy.js'),
        ('~3.0', False, 'sails.io.js'),
    ],
)
def test_it_is_the_client_that_reaches_the_apps_server(app, install, hook, installed_too, bundle):
    (app.folder / 'node_modules/sails-hook-sockets/package.json').unlink()
    app.package('sails-hook-sockets', hook, installed_too)
    assert install().startswith(f'{PLACE} is now {bundle} {VERSION}.\n')
    assert app.read() == (DIST / bundle).read_bytes()


def test_a_hook_that_cannot_be_told_is_said(app, install):
    (app.folder / 'node_modules/sails-hook-sockets/package.json').unlink()
    app.package('sails-hook-sockets', 'latest', installed=False)
    assert install().startswith(
        'Which sails-hook-sockets the app has cannot be told; this client is for version 3.\n'
    )


@pytest.mark.parametrize('hook', ['0.13.7', '4.0.0'])
def test_a_server_that_no_client_is_for_is_refused(app, refusal, hook):
    app.package('sails-hook-sockets', hook)
    expected = f'The app has sails-hook-sockets {hook}. There is a client for the versions 1, 2 and 3.\n'
    assert refusal() == expected


def test_an_older_app_has_it_elsewhere(app, install):
    (app.folder / PLACE).unlink()
    older = 'assets/js/dependencies/sails.io.js'
    app.client(older)
    install()
    assert app.read(older) == (DIST / 'sails.io.js').read_bytes()
    assert not (app.folder / PLACE).exists()


def test_an_app_without_a_client_has_to_be_told_where(app, install, refusal):
    (app.folder / PLACE).unlink()
    before = app.files()
    assert (
        refusal()
        == f'There is no sails.io.js under assets/ in {app.folder}. Say where it shall be: --to {PLACE}\n'
    )
    assert install('--to', PLACE) == f'{PLACE} is now sails.io.js {VERSION}.\n'
    assert install('--restore') == f'{PLACE} is removed; it was not there before.\n'
    assert app.files() == before


def test_of_several_clients_one_has_to_be_named(app, install, refusal):
    other = 'assets/js/dependencies/sails.io.js'
    original = app.client(other)
    assert refusal() == (
        f'There are 2 files sails.io.js in {app.folder}: {PLACE}, {other}. Say which one: --to {PLACE}\n'
    )
    install('--to', other)
    assert app.read() == original
    assert app.read(other) == (DIST / 'sails.io.js').read_bytes()
    install('--to', PLACE)
    install('--restore', '--to', other)
    assert (app.read(other), app.read()) == (original, (DIST / 'sails.io.js').read_bytes())


@pytest.mark.parametrize('to', ['../elsewhere.js', '/tmp/sails.io.js', 'assets', 'assets/sails.io.mjs'])
def test_it_writes_nothing_but_a_script_of_the_app(refusal, to):
    assert refusal('--to', to) == f'--to names a file of the app, such as {PLACE}; {to} is none.\n'


def test_it_does_not_write_through_a_link(app, refusal):
    elsewhere = app.folder / 'node_modules' / 'sails.io.js'
    (app.folder / PLACE).rename(elsewhere)
    (app.folder / PLACE).symlink_to(elsewhere)
    assert f'{PLACE} is a link to {elsewhere}' in refusal()


def test_what_somebody_has_changed_is_not_lost(app, install, refusal):
    original = app.read()
    install()
    app.write(PLACE, b'mine')
    for arguments in ([], ['--restore']):
        assert f'{PLACE} has been changed since `sails-io install` wrote it' in refusal(*arguments)
    (app.folder / PLACE).unlink()
    install()
    assert app.read() == (DIST / 'sails.io.js').read_bytes()
    (app.folder / PLACE).unlink()
    install('--restore')
    assert app.read() == original


def test_an_original_that_came_back_by_other_ways_may_be_replaced_again(app, install):
    original = app.read()
    install()
    app.write(PLACE, original)
    install()
    assert app.read(COPY) == original
    install('--restore')
    assert app.read() == original


def test_a_copy_that_is_gone_is_told(app, install, refusal):
    install()
    (app.folder / COPY).unlink()
    assert f'The copy in {COPY} is gone' in refusal('--restore')


def test_where_nothing_was_installed_nothing_is_brought_back(refusal):
    expected = 'There is nothing to bring back: `sails-io install` has not written'
    assert refusal('--restore') == f'{expected} a file here.\n'
    assert refusal('--restore', '--to', PLACE) == f'{expected} {PLACE} here.\n'


def test_restore_takes_no_choice_of_files(installed, app):
    done = installed.run('install', app.folder, '--restore', '--minified')
    assert done.returncode == 2
    assert 'leave out --minified and --extras' in done.stderr


def test_a_folder_that_is_no_app_is_refused(installed, tmp_path):
    (tmp_path / 'package.json').write_text(json.dumps({'dependencies': {'express': '5'}}))
    done = installed.run('install', '.', cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(
        '. is no Sails app: it has no package.json with `sails` among its dependencies'
    )
    assert installed.run('install', 'nowhere', cwd=tmp_path).stderr == 'There is no folder nowhere.\n'


def test_a_manifest_may_begin_as_editors_of_windows_write_it(app, install):
    app.write('package.json', b'\xef\xbb\xbf' + app.read('package.json'))
    assert install().startswith(f'{PLACE} is now ')


def test_a_list_of_dependencies_is_no_app(app, refusal):
    app.write('package.json', {'dependencies': ['sails']})
    assert 'is no Sails app: it has no package.json with `sails` among its dependencies' in refusal()


def test_clients_of_npm_packages_are_not_the_apps(app, install):
    app.client('assets/node_modules/sails.io.js-dist/sails.io.js')
    assert install().startswith(f'{PLACE} is now ')


def test_a_folder_of_that_name_is_told(app, refusal):
    (app.folder / PLACE).unlink()
    (app.folder / PLACE).mkdir()
    assert refusal('--to', PLACE) == f'{PLACE} is a folder. Name a file with --to, or move it away.\n'


def test_records_that_are_damaged_are_told(app, install, refusal):
    install()
    app.write('.sails-io/installed.json', {PLACE: 1})
    for arguments in ([], ['--restore']):
        assert 'installed.json is not as `sails-io install` wrote it' in refusal(*arguments)


def test_a_manifest_that_is_none_is_told(app, refusal):
    app.write('package.json', '{')
    assert refusal().startswith(f'{app.folder}/package.json is no JSON: ')
