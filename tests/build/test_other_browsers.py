"""Firefox and WebKit are found, or installed, or the set-up says how to get them."""

import os
from pathlib import Path

import pytest

from build import other_browsers
from build.other_browsers import FIREFOX, PROGRAMS, OtherBrowserMissing


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the whole PATH."""
    folder = tmp_path / 'bin'
    folder.mkdir()
    monkeypatch.setenv('PATH', str(folder))
    for program in PROGRAMS:
        monkeypatch.delenv(program.variable, raising=False)
    return folder


def write_program(path: Path, script: str = '') -> Path:
    """Write an executable shell script."""
    path.write_text(f'#!/bin/sh\n{script}\n')
    path.chmod(0o755)
    return path


@pytest.mark.parametrize('program', PROGRAMS, ids=[program.title for program in PROGRAMS])
def test_a_missing_program_is_told(path: Path, program: other_browsers.Program) -> None:
    with pytest.raises(OtherBrowserMissing) as error:
        program.find()
    assert f'Found: none named {" or ".join(program.names)}.' in str(error.value)
    assert f'`apt-get install {program.package}`' in str(error.value)
    assert program.variable in str(error.value)


def test_the_first_name_on_the_path_is_taken(path: Path) -> None:
    write_program(path / 'firefox')
    esr = write_program(path / 'firefox-esr')
    assert FIREFOX.find() == esr


def test_the_variable_chooses(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_program(path / 'firefox')
    mine = write_program(tmp_path / 'mine')
    monkeypatch.setenv(FIREFOX.variable, str(mine))
    assert FIREFOX.find() == mine


def test_a_variable_that_names_nothing_is_told_and_nothing_is_installed(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, 'geteuid', lambda: 0)
    write_program(path / 'apt-get', f'echo > {path}/asked')
    monkeypatch.setenv(FIREFOX.variable, '/no/such/firefox')
    assert other_browsers.main() == 1
    assert 'Found: none named /no/such/firefox.' in capsys.readouterr().err
    assert not (path / 'asked').exists()


def test_root_on_debian_gets_the_systems_packages(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, 'geteuid', lambda: 0)
    make = '; '.join(f'echo > {path}/{p.names[0]}; /bin/chmod +x {path}/{p.names[0]}' for p in PROGRAMS)
    write_program(path / 'apt-get', f'echo "$@" >> {path}/asked; [ "$1" = update ] && exit 0; {make}')
    assert other_browsers.main() == 0
    assert (path / 'asked').read_text().splitlines() == [
        'update',
        'install --yes --no-install-recommends firefox-esr webkit2gtk-driver xvfb',
    ]
    assert other_browsers.main() == 0  # and asks no second time
    assert len((path / 'asked').read_text().splitlines()) == 2


def test_elsewhere_nothing_is_installed(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, 'geteuid', lambda: 1000)
    write_program(path / 'apt-get', f'echo > {path}/asked')
    assert other_browsers.main() == 1
    assert 'mozilla.org/firefox' in capsys.readouterr().err
    assert not (path / 'asked').exists()


def test_a_package_that_is_not_there_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, 'geteuid', lambda: 0)
    write_program(path / 'apt-get', '[ "$1" = update ] || { echo "E: Unable to locate package"; exit 100; }')
    assert other_browsers.main() == 1
    message = capsys.readouterr().err
    assert 'mozilla.org/firefox' in message
    assert message.endswith('E: Unable to locate package\n')
