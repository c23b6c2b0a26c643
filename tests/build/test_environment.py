"""The set-up says clearly what is missing or too old, and does each part once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from build import browser, environment, npm_packages
from build.stage import ROOT, SetupError, Stage, command
from sails_io.compiler import tools


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the whole PATH, on a machine without browsers and wheels of its own."""
    folder = tmp_path / 'bin'
    folder.mkdir()
    monkeypatch.setenv('PATH', str(folder))
    monkeypatch.setenv('PLAYWRIGHT_BROWSERS_PATH', str(tmp_path / 'browsers'))
    monkeypatch.delenv('SAILS_IO_CHROMIUM', raising=False)
    monkeypatch.setattr(tools, '_from_wheel', lambda: None)
    return folder


def program(path: Path, script: str) -> Path:
    """Write an executable shell script."""
    path.write_text(f'#!/bin/sh\n{script}\n')
    path.chmod(0o755)
    return path


def words(error: pytest.ExceptionInfo[Exception]) -> str:
    return str(error.value)


# Python


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, '-S', '-c', code], cwd=ROOT, capture_output=True, text=True)


def test_an_old_python_is_refused_before_anything_else() -> None:
    done = run_python('import sys; sys.version_info = (3, 9, 18); import build.environment')
    assert done.returncode == 1
    assert done.stderr.startswith('Python 3.10 or later is needed. Found: Python 3.9.18 at ')
    assert '`make test PYTHON=python3.12`' in done.stderr


def test_the_set_up_begins_without_any_installed_package() -> None:
    done = run_python('import build.environment; print("ready")')
    assert (done.stdout, done.stderr) == ('ready\n', '')


def test_make_tells_when_there_is_no_python() -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith('MAKE')}
    done = subprocess.run(
        ['make', 'environment', 'PYTHON=no-such-python'], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert done.returncode != 0
    assert 'Python 3.10 or later is needed. Found: no no-such-python on the PATH.' in done.stderr


@pytest.mark.parametrize('module', ['ensurepip', 'venv'])
def test_a_python_without_venv_names_the_package(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)  # what Debian's Python is like without the package
    with pytest.raises(SetupError) as error:
        environment.make_venv(tmp_path / 'venv')
    package = f'python{sys.version_info.major}.{sys.version_info.minor}-venv'
    assert f'`apt-get install {package}`' in words(error)
    assert f'its module {module} is missing' in words(error)


# Node


def test_a_missing_node_is_told(path: Path) -> None:
    with pytest.raises(tools.ToolMissing) as error:
        tools.node()
    assert 'Node 18 or later, with its npm, is needed' in words(error)
    assert 'Found: no node on the PATH.' in words(error)
    assert '`make build`' in words(error)


def test_an_old_node_is_told(path: Path) -> None:
    node = program(path / 'node', 'echo v16.20.2')
    program(path / 'npm', 'echo 8.19.4')
    with pytest.raises(tools.ToolMissing) as error:
        tools.node()
    assert f'Found: Node 16.20.2 at {node}.' in words(error)


def test_a_node_without_npm_is_told(path: Path) -> None:
    node = program(path / 'node', 'echo v20.1.0')
    with pytest.raises(tools.ToolMissing) as error:
        tools.npm()
    assert f'Found: Node 20.1.0 at {node} without npm.' in words(error)


def test_a_node_that_does_not_start_is_told(path: Path) -> None:
    node = program(path / 'node', 'echo v20.1.0; exit 1')
    program(path / 'npm', 'echo 10.2.3')
    with pytest.raises(tools.ToolMissing) as error:
        tools.node()
    assert f'Found: a node that does not tell its version, at {node}.' in words(error)


def test_a_node_on_the_path_is_used(path: Path) -> None:
    node = program(path / 'node', 'echo v18.0.0')
    npm = program(path / 'npm', 'echo 8.6.0')
    assert (tools.node(), tools.npm()) == (node, npm)
    assert tools.node_environment()['PATH'].startswith(f'{path}{os.pathsep}')


def test_a_missing_node_is_installed_from_its_lock(path: Path, tmp_path: Path) -> None:
    python = program(tmp_path / 'python', f'echo "$@" > {tmp_path}/arguments')
    npm_packages.ensure_node(python)
    arguments = (tmp_path / 'arguments').read_text()
    assert f'--require-hashes --requirement {ROOT}/requirements-node.lock' in arguments


def test_a_node_that_cannot_be_installed_is_told(path: Path, tmp_path: Path) -> None:
    old = program(path / 'node', 'echo v16.20.2')
    program(path / 'npm', 'echo 8.19.4')
    python = program(tmp_path / 'python', 'echo "ERROR: No matching distribution found"; exit 1')
    with pytest.raises(SetupError) as error:
        npm_packages.ensure_node(python)
    assert f'Node 18 or later, with npm, is needed. Found: Node 16.20.2 at {old}.' in words(error)
    assert 'ERROR: No matching distribution found' in words(error)


# The browser


def test_a_missing_browser_is_told(path: Path) -> None:
    with pytest.raises(browser.BrowserMissing) as error:
        browser.chromium()
    assert 'The tests need Chromium 132 or later. Found: none.' in words(error)
    assert '`apt-get install chromium`' in words(error)


def test_an_old_browser_is_told(path: Path) -> None:
    old = program(path / 'chromium', 'echo Chromium 131.0.6778.85')
    with pytest.raises(browser.BrowserMissing) as error:
        browser.chromium()
    assert f'Found: {old}, which is version 131.' in words(error)


def test_a_browser_that_does_not_start_is_passed_over(path: Path) -> None:
    program(path / 'chromium-browser', 'echo requires the chromium snap to be installed; exit 1')
    chrome = program(path / 'google-chrome', 'echo Google Chrome 132.0.1.1')
    assert browser.chromium() == chrome


def test_the_variable_chooses_the_browser(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(path / 'chromium', 'echo Chromium 150.0.1.1')
    chosen = program(tmp_path / 'mine', 'echo Chromium 140.0.1.1')
    monkeypatch.setenv('SAILS_IO_CHROMIUM', str(chosen))
    assert browser.chromium() == chosen


def test_a_variable_that_names_nothing_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(path / 'chromium', 'echo Chromium 150.0.1.1')
    monkeypatch.setenv('SAILS_IO_CHROMIUM', '/no/such/browser')
    assert browser.main() == 1  # and does not install or use another one
    message = capsys.readouterr().err
    assert 'Found: /no/such/browser, which does not start.' in message
    assert 'SAILS_IO_CHROMIUM' in message


def test_root_on_debian_gets_the_systems_browser(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, 'geteuid', lambda: 0)
    installed = path / 'chromium'
    program(
        path / 'apt-get',
        f'[ "$1" = update ] && exit 0\n'
        f'echo "#!/bin/sh\necho Chromium 150.0.1.1" > {installed}; /bin/chmod +x {installed}',
    )
    assert browser.main() == 0
    assert browser.chromium() == installed


@pytest.mark.parametrize('user', [0, 1000])
def test_elsewhere_playwright_is_asked_for_its_browser(
    user: int, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, 'geteuid', lambda: user)
    program(path / 'apt-get', 'echo "E: Package chromium has no installation candidate"; exit 100')
    python = program(tmp_path / 'python', 'case "$*" in *playwright\\ install*) echo no way; exit 1;; esac')
    monkeypatch.setattr(sys, 'executable', str(python))
    assert browser.main() == 1
    shown = capsys.readouterr()
    assert ("the system's packages" in shown.out) == (user == 0)
    assert '-m playwright install --no-shell chromium` failed.' in shown.err
    assert shown.err.endswith('no way\n')


# Stages


def test_a_stage_runs_again_only_when_an_input_has_changed(tmp_path: Path) -> None:
    runs: list[str] = []
    lock = tmp_path / 'lock'

    def stage(python: str) -> None:
        Stage('work', tmp_path / 'stamp', (python, lock)).run(lambda: runs.append(python + lock.read_text()))

    lock.write_text('one')
    stage('3.10')
    stage('3.10')
    lock.write_text('two')
    stage('3.10')
    stage('3.11')
    assert runs == ['3.10one', '3.10two', '3.11two']


def test_a_stage_that_failed_runs_again(tmp_path: Path) -> None:
    stage = Stage('work', tmp_path / 'stamp', ('same',))
    stage.run(lambda: None)
    (tmp_path / 'stamp').write_text('other inputs')
    with pytest.raises(SetupError):
        stage.run(lambda: command(['false'], 'It was to fail.'))
    assert not stage.is_current()
    assert not (tmp_path / 'stamp').exists()


def test_a_failed_command_says_what_to_do_and_its_last_words() -> None:
    with pytest.raises(SetupError) as error:
        command(
            [sys.executable, '-c', 'print("first", flush=True); raise SystemExit("last")'],
            'Is there a network?',
        )
    assert 'Is there a network? Its last words were:\nfirst\nlast' in words(error)


def test_a_command_that_is_not_there_is_told() -> None:
    with pytest.raises(SetupError) as error:
        command(['no-such-program'], 'Install it.')
    assert words(error).startswith('`no-such-program` could not be started: ')
    assert words(error).endswith('Install it.')
