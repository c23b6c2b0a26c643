"""`sails-io doctor`: each thing that it finds, and that it finds nothing where all is well."""

from __future__ import annotations

import platform
import re
import shutil
from pathlib import Path

import pytest

from sails_io.client.version import VERSION
from tests.support.tools import CHECKOUT

from .small_app import DIST, PLACE

FINDING = re.compile(r'^  (ok|note|wrong) +(.+(?:\n {9}.+)*)', re.MULTILINE)


@pytest.fixture
def examine(installed, app):
    """`examine()`: the findings about the app, as pairs of level and text; the exit code has to fit them."""

    def run(**environment):
        done = installed.run('doctor', app.folder, COLUMNS='1000', **environment)
        assert done.stderr == ''
        found = findings(done.stdout[done.stdout.index('The app in') :])
        wrong = sum(level == 'wrong' for level, _ in found)
        assert done.returncode == (1 if wrong else 0)
        assert done.stdout.endswith(
            'Nothing is wrong.\n'
            if not wrong
            else f'{wrong} {"thing is" if wrong == 1 else "things are"} wrong.\n'
        )
        return found

    return run


def findings(output: str) -> list[tuple[str, str]]:
    """Level and text of each finding; the advice stands in the text, after a line break."""
    return [(level, re.sub(r'\n +-> ', '\n', text)) for level, text in FINDING.findall(output)]


def test_of_this_python_it_tells_versions_bundles_and_what_compiles(installed):
    done = installed.run('doctor', COLUMNS='1000')
    found = findings(done.stdout)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, f'sails-io {VERSION}')
    first, *packages, last = [text for level, text in found if level == 'ok']
    assert (first, last) == (f'Python {platform.python_version()}', '11 bundles, as they were built')
    assert {text.split()[0] for text in packages} == {'python-socketio', 'aiohttp'}
    assert found[-1] == (
        'note',
        'Node 18 or later and Transcrypt: not there; only who compiles front-ends needs them\n'
        "`pip install 'sails-io[build]'` brings them.",
    )


def test_what_the_extra_brings_is_found(installed_build):
    assert ('ok', 'Node and Transcrypt, to compile front-ends') in findings(
        installed_build.run('doctor', COLUMNS='1000').stdout
    )


def test_a_changed_bundle_is_found(installed, tmp_path):
    site = copied_package(installed, tmp_path)
    (site / 'sails_io' / 'bundles' / 'sails.io.min.js').write_bytes(b'//')
    (site / 'sails_io' / 'bundles' / 'sails.io.js.map').unlink()
    done = installed.run('doctor', PYTHONPATH=str(site))
    assert done.returncode == 1
    expected = 'Bundles that are missing or changed: sails.io.js.map, sails.io.min.js'
    assert ('wrong', f'{expected}\nRun `pip install --force-reinstall --no-deps sails-io`.') in findings(
        done.stdout
    )


def test_a_package_that_is_too_old_is_found(installed, tmp_path):
    site = copied_package(installed, tmp_path)
    add_metadata(site, 'python-socketio', '5.17.9')
    done = installed.run('doctor', PYTHONPATH=str(site))
    assert done.returncode == 1
    oldest = re.findall(
        r'python-socketio>=([\d.]+)', (CHECKOUT / 'pyproject.toml').read_text(encoding='utf-8')
    )[0]
    text = f'python-socketio 5.17.9; {oldest} or later is needed'
    assert ('wrong', f"{text}\nRun `pip install 'python-socketio>={oldest}'`.") in findings(done.stdout)


def test_a_package_that_is_missing_is_found(installed, tmp_path):
    site = copied_package(installed, tmp_path)
    add_metadata(site, 'sails-io', VERSION, 'Requires-Dist: never-published>=1.2\nRequires-Python: >=3.99\n')
    done = installed.run('doctor', PYTHONPATH=str(site))
    assert done.returncode == 1
    found = [(level, text.split('\n')[0]) for level, text in findings(done.stdout)]
    python = platform.python_version()
    assert ('wrong', f'Python {python}; 3.99 or later is needed') in found
    assert ('wrong', 'never-published is not installed') in found


def add_metadata(site: Path, name: str, version: str, more: str = '') -> None:
    """Let a folder say that a package is installed in it."""
    folder = site / f'{name.replace("-", "_")}-{version}.dist-info'
    folder.mkdir()
    (folder / 'METADATA').write_text(f'Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{more}')


def copied_package(installed, folder: Path) -> Path:
    """A folder for PYTHONPATH with a copy of the installed package."""
    (package,) = installed.venv.glob('lib/*/site-packages/sails_io')
    shutil.copytree(package, folder / 'site' / 'sails_io')
    return folder / 'site'


def test_an_app_that_has_ours_is_well(app, examine):
    app.client(PLACE, 'sails.io.js')
    assert examine() == [
        ('ok', 'sails 1.5.18'),
        ('ok', 'sails-hook-sockets 3.0.2, on socket.io 4'),
        ('ok', f'{PLACE} is sails.io.js {VERSION}'),
    ]


def test_the_original_is_noted_with_the_command_that_replaces_it(app, examine, installed):
    expected = f'`sails-io install {app.folder}` puts version {VERSION} in its place, and keeps a copy.'
    assert ('note', f'{PLACE} is the original sails.io.js 1.2.1\n{expected}') in examine()
    assert installed.run('install', app.folder).returncode == 0
    assert ('ok', f'{PLACE} is sails.io.js {VERSION}') in examine()


@pytest.mark.parametrize(
    ('content', 'level', 'said'),
    [
        ((DIST / 'sails.io.js').read_bytes() + b'//', 'wrong', f'sails.io.js {VERSION}, modified'),
        ((DIST / 'sails.io.js').read_bytes().replace(b'\n', b'\r\n'), 'ok', f'sails.io.js {VERSION}'),
        (
            (DIST / 'sails.io.cjs').read_bytes(),
            'wrong',
            f'sails.io.cjs {VERSION}, without a socket.io client',
        ),
        (
            b'/*! sails.io.js 1.9.0 | MIT | contains socket.io-client 4.8.1 (MIT) */',
            'note',
            'sails.io.js 1.9.0; this',
        ),
        (
            b"SDK_INFO = {\n    version: '1.2.1', changed }",
            'note',
            'the original sails.io.js 1.2.1, modified',
        ),
        (b"SDK_INFO = {\n    version: '1.1.13' }", 'note', 'the original sails.io.js 1.1.13'),
        (b'/* nothing */', 'note', 'a file of unknown origin'),
    ],
    ids=['modified', 'other line ends', 'factory', 'older', 'modified original', 'older original', 'unknown'],
)
def test_what_a_client_file_is(app, examine, content, level, said):
    app.write(PLACE, content)
    found = [(level, text) for level, text in examine() if text.startswith(PLACE)]
    assert found[0][0] == level
    assert found[0][1].split('\n')[0].startswith(f'{PLACE} is {said}')


@pytest.mark.parametrize(
    ('hook', 'bundle', 'reaches'),
    [
        ('2.0.4', 'sails.io.js', False),
        ('1.5.5', 'sails.io.min.js', False),
        ('2.0.4', 'sails.io.legacy.js', True),
        ('3.0.2', 'sails.io.legacy.min.js', True),
    ],
)
def test_a_client_that_does_not_reach_the_server_is_wrong(app, examine, hook, bundle, reaches):
    app.package('sails-hook-sockets', hook)
    app.client(PLACE, bundle)
    text = f'{PLACE} is {bundle} {VERSION}'
    advice = f'`sails-io install {app.folder}` puts the one that does.'
    wrong = ('wrong', f'{text}; it does not reach a server with sails-hook-sockets {hook}\n{advice}')
    assert (('ok', text) if reaches else wrong) in examine()


def test_two_clients_side_by_side_are_wrong(app, examine):
    app.client('assets/dependencies/sails.io.min.js', 'sails.io.min.js')
    found = examine()
    assert any(text.startswith(f'{PLACE} is the original') and f'--to {PLACE}' in text for _, text in found)
    files = f'{PLACE}, assets/dependencies/sails.io.min.js'
    advice = 'Keep one: a page that loads two of them has two connections.'
    assert ('wrong', f'There are 2 client files: {files}\n{advice}') in found


def test_two_clients_apart_are_noted(app, examine):
    app.client('assets/admin/sails.io.js')
    assert [level for level, text in examine() if text.startswith('There are 2 client files')] == ['note']


def test_no_client_is_noted(app, examine):
    (app.folder / PLACE).unlink()
    advice = f'`sails-io install {app.folder} --to {PLACE}` puts one there.'
    assert ('note', f'There is no client file under assets/\n{advice}') in examine()


def test_an_app_without_the_hook_has_no_sockets(app, examine):
    shutil.rmtree(app.folder / 'node_modules' / 'sails-hook-sockets')
    app.write('package.json', {'dependencies': {'sails': '1.5.18'}})
    advice = 'Run `npm install sails-hook-sockets@3` in its folder.'
    assert ('wrong', f'sails-hook-sockets is not there: the app has no sockets\n{advice}') in examine()


def test_packages_that_are_not_installed_are_wrong(app, examine):
    shutil.rmtree(app.folder / 'node_modules')
    app.package('sails-hook-sockets', '^3.0.0', installed=False)
    expected = 'sails-hook-sockets ^3.0.0 is asked for by package.json, and not installed'
    assert ('wrong', f'{expected}\nRun `npm install` in its folder.') in examine()


def test_packages_of_a_folder_above_are_seen(app, examine):
    (app.folder / 'node_modules').rename(app.folder.parent / 'node_modules')
    assert ('ok', 'sails-hook-sockets 3.0.2, on socket.io 4') in examine()


def test_sockets_that_are_switched_off_are_wrong(app, examine):
    app.write('.sailsrc', {'hooks': {'sockets': False, 'grunt': False}})
    assert [text.split('\n')[0] for level, text in examine() if level == 'wrong'] == [
        '.sailsrc switches the sockets off'
    ]


@pytest.mark.parametrize(
    ('template', 'twice'),
    [
        (
            '<script src="/js/sails.io.js"></script><p></p><SCRIPT async src=\'/sails.io.min.js?v=1\'></script>',
            True,
        ),
        ('<script src="<%= base %>/sails.io.js"></script><script src="/sails.io.legacy.js"></script>', True),
        ('<script src="/sails.io.js"></script><% /* again */ %><script src="/sails.io.js"></script>', True),
        ('<script src="/sails.io.js"></script><script src="/sails.io.extras.js"></script>', False),
        ('<script src="/sails.io.js"></script><!-- <script src="/sails.io.js"></script> -->', False),
        (
            '<% if (a) { %><script src="/sails.io.js"></script>'
            '<% } else { %><script src="/sails.io.min.js"></script><% } %>',
            False,
        ),
    ],
    ids=['two', 'with an expression', 'with a remark', 'extras', 'in a comment', 'one or the other'],
)
def test_a_page_that_loads_it_twice_is_wrong(app, examine, template, twice):
    app.write('views/layouts/layout.ejs', template)
    wrong = [text for level, text in examine() if level == 'wrong']
    expected = 'views/layouts/layout.ejs loads the client twice: its sockets are two'
    assert wrong == ([f'{expected}\nTake one of the script elements away.'] if twice else [])


@pytest.mark.parametrize(
    ('file', 'script', 'noted'),
    [
        ('config/sockets.js', '// onlyAllowOrigins: [\n/* beforeConnect: 1 */', True),
        ('config/env/staging.js', "module.exports = {sockets: {onlyAllowOrigins: ['https://a.test']}}", True),
        (
            'config/env/production.js',
            "const a = 'http://'; module.exports = {sockets: {onlyAllowOrigins: []}}",
            False,
        ),
        ('config/sockets.js', 'module.exports.sockets = {beforeConnect(handshake, proceed) {}}', False),
        ('.sailsrc', '{"sockets": {"onlyAllowOrigins": []}}', False),
    ],
)
def test_origins_that_nobody_names_are_noted(app, examine, file, script, noted):
    app.write('config/env/production.js', '')
    app.write(file, script)
    assert any('`sockets.onlyAllowOrigins`' in text for level, text in examine() if level == 'note') is noted


def test_origins_may_come_from_the_environment(app, examine):
    app.write('config/env/production.js', '')
    found = examine(sails_sockets__onlyAllowOrigins='["https://a.test"]')
    assert not any('onlyAllowOrigins' in text for _, text in found)


@pytest.mark.parametrize(
    ('script', 'noted'),
    [
        ('module.exports.security = {\n  csrf: true\n};', True),
        ('module.exports.csrf = true;', True),
        ('module.exports.security = {\n  // csrf: true\n  csrf: false };', False),
    ],
)
def test_csrf_tokens_are_noted(app, examine, script, noted):
    app.write('config/security.js', script)
    assert any('need a CSRF token' in text for level, text in examine() if level == 'note') is noted


def test_what_is_no_app_is_refused(installed, tmp_path):
    done = installed.run('doctor', tmp_path)
    assert (done.returncode, done.stdout) == (1, '')
    assert f'{tmp_path} is no Sails app' in done.stderr


def test_lines_fit_the_terminal_and_commands_stay_in_one_piece(installed, app):
    lines = installed.run('doctor', '../board', cwd=app.folder, COLUMNS='60').stdout.splitlines()
    assert max(map(len, lines)) <= 60
    assert f'         -> `sails-io install ../board` puts version {VERSION}' in lines
    lines = installed.run('doctor', '../board', cwd=app.folder, COLUMNS='40').stdout.splitlines()
    assert '         -> `sails-io install ../board`' in lines
    lines = installed.run('doctor', '../board', cwd=app.folder, COLUMNS='30').stdout.splitlines()
    assert '            `sails-io install ../board`' in lines


def test_there_is_colour_on_a_terminal_alone(installed, app):
    assert '\033[' not in installed.run('doctor', app.folder).stdout
    code = (
        'import pty, sys\n'
        f"status = pty.spawn(['{installed.venv}/bin/sails-io', 'doctor', '{app.folder}'])\n"
        'sys.exit(status)'
    )
    assert '\033[32mok\033[0m     sails 1.5.18' in installed.run_python(code)
