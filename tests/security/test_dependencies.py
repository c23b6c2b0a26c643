"""Dependencies: locked by hash, without a program of theirs at install, and beyond the flaws that are known of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from build import audit
from build.bundles import PACKAGES
from build.stage import ROOT, SetupError

LOCK = json.loads((ROOT / 'package-lock.json').read_text(encoding='utf-8'))['packages']
PYTHON_LOCK = (ROOT / 'requirements.lock').read_text(encoding='utf-8')

#: Of what is shipped: the first version of each line that has none of the flaws known in November 2026.
SOUND_NPM = {
    'debug': ['3.1.0', '4.4.3'],  # CVE-2017-16137; 4.4.2 was malicious
    'esbuild': ['0.25.0'],  # GHSA-67mh-4wv8-2f99
    'socket.io-parser': ['3.3.6', '4.2.7'],  # CVE-2022-2421, CVE-2023-32695, CVE-2026-33151, CVE-2026-69185
    'ws': ['7.5.10', '8.21.0'],  # CVE-2024-37890, GHSA-96hv-2xvq-fx4p
    'xmlhttprequest-ssl': ['1.6.2', '2.0.0'],  # CVE-2020-28502, CVE-2021-31597
}
SOUND_PYTHON = {
    'aiohttp': '3.13.4',  # CVE-2026-22815, and older ones
    'h11': '0.16.0',  # CVE-2025-43859
    'idna': '3.7',  # CVE-2024-3651
    'python-engineio': '4.13.2',  # CVE-2026-48802, CVE-2026-48809
    'python-socketio': '5.16.2',  # CVE-2025-61765, CVE-2026-48804
}


def numbers(version):
    """A version, to compare."""
    return tuple(map(int, re.findall(r'\d+', version)[:3]))


def shipped():
    """What is installed without what the tests alone use: the name and the version of each."""
    return [
        (path.rpartition('node_modules/')[2], entry['version'])
        for path, entry in LOCK.items()
        if path and not entry.get('dev') and not entry.get('optional')
    ]


def test_what_is_shipped_from_npm_has_no_flaw_that_is_known():
    found = [(name, version) for name, version in shipped() if name in SOUND_NPM]
    assert {name for name, _ in found} == set(SOUND_NPM)
    for name, version in found:
        # Each line has a first sound version: that of its major version, else the newest there is.
        same_line = [sound for sound in SOUND_NPM[name] if numbers(sound)[0] == numbers(version)[0]]
        assert numbers(version) >= numbers((same_line or SOUND_NPM[name][-1:])[0]), (name, version)


def test_what_is_shipped_from_pypi_has_no_flaw_that_is_known():
    locked = dict(re.findall(r'^([a-z0-9-]+)==(\S+)', PYTHON_LOCK, re.MULTILINE))
    assert [name for name, sound in SOUND_PYTHON.items() if numbers(locked[name]) < numbers(sound)] == []


def test_whoever_installs_the_wheel_gets_none_either():
    project = (ROOT / 'pyproject.toml').read_text(encoding='utf-8')
    for name in ('python-socketio', 'aiohttp'):
        [least] = re.findall(rf'^    "{name}>=([\d.]+)"', project, re.MULTILINE)
        assert numbers(least) >= numbers(SOUND_PYTHON[name])


def test_npm_packages_are_locked_by_hash_and_run_nothing_at_install():
    unlocked = [
        path for path, entry in LOCK.items() if path and not entry.get('integrity') and not entry.get('link')
    ]
    assert unlocked == []
    assert 'ignore-scripts=true' in (ROOT / '.npmrc').read_text(encoding='utf-8').splitlines()


def test_python_packages_are_locked_by_hash():
    requirements = re.findall(r'^\S+==\S+.*?(?=^\S|\Z)', PYTHON_LOCK, re.MULTILINE | re.DOTALL)
    assert len(requirements) > 40
    assert [each for each in requirements if '--hash=sha256:' not in each] == []


# What `make audit` makes of the registries' answers

NPM_REPORT = {
    'vulnerabilities': {
        'parseuri': {
            'via': [
                {
                    'name': 'parseuri',
                    'title': 'parseuri: slow',
                    'url': 'https://github.com/advisories/GHSA-6fx8-h7jm-663j',
                }
            ]
        },
        'socket.io-client': {'via': ['parseuri']},
        'ws': {'via': [{'name': 'ws', 'title': 'ws: new', 'url': 'https://github.com/advisories/GHSA-new'}]},
    }
}
PYPI_REPORT = {
    'dependencies': [
        {
            'name': 'aiohttp',
            'version': '3.13.3',
            'vulns': [{'id': 'PYSEC-1', 'description': 'A flaw.\nMore.'}],
        },
        {'name': 'yarl', 'version': '1.25.1', 'vulns': []},
    ]
}


def test_a_flaw_that_nobody_has_explained_fails(capsys):
    questions = {
        'npm': lambda: audit.flaws_of_npm(NPM_REPORT),
        'PyPI': lambda: audit.flaws_of_python(PYPI_REPORT),
    }
    with pytest.raises(
        SetupError, match=r'(?s)ws: ws: new \(GHSA-new\).*aiohttp: A flaw\. \(PYSEC-1\)'
    ) as caught:
        audit.audit(questions)
    assert 'parseuri' not in str(caught.value)
    assert 'npm: 2 known, 1 of them explained' in capsys.readouterr().out


def test_explained_flaws_pass(capsys):
    explained = {'vulnerabilities': {'parseuri': NPM_REPORT['vulnerabilities']['parseuri']}}
    audit.audit({'npm': lambda: audit.flaws_of_npm(explained)})
    assert 'npm: 1 known, 1 of them explained' in capsys.readouterr().out


@pytest.mark.parametrize(
    'ask',
    [
        lambda: audit.flaws_of_npm({'message': '405 Method Not Allowed'}),
        lambda: audit.flaws_of_python({'dependencies': [{'name': 'yarl', 'skip_reason': 'not found'}]}),
    ],
    ids=['npm', 'PyPI'],
)
def test_a_registry_that_does_not_answer_is_no_all_clear(ask, capsys):
    with pytest.raises(SetupError, match='has not answered'):
        audit.audit({'shipped': ask})
    assert 'shipped: not known' in capsys.readouterr().out


def test_each_explanation_is_told_of_and_of_use():
    page = Path(ROOT, 'docs', 'security.md').read_text(encoding='utf-8')
    names = [name for name, _ in shipped()]
    for advisory, reason in audit.EXPLAINED.items():
        assert advisory in page
        assert reason.split(',')[0] in names
    assert all(package in names for package in PACKAGES)
