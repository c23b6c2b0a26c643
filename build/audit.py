"""Asks the registries whether a locked package has a known flaw: `python -m build.audit`.

What the built files and the Python package are made of has to be free of them, or the reason why a flaw does not
matter stands here. What the tests alone use from npm, such as real Sails, is told of and fails nothing: none of it is
shipped, and it runs on this machine, for pages that the tests have written.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build.environment import make_venv
from build.stage import ROOT, SetupError, Stage, exit_status, pip_install, progress, venv_python
from sails_io.compiler import tools

#: Asks PyPI, or the database of OSV; has a dependency tree of its own, hence an environment of its own; Apache-2.0.
PIP_AUDIT = 'pip-audit==2.10.1'
LOCK = ROOT / 'requirements.lock'

#: Flaws in what is shipped that do not matter there, and why.
EXPLAINED = {
    'GHSA-6fx8-h7jm-663j': (
        'parseuri, in `sails.io.legacy.js`, is slow with a hostile URL: it reads the one that the page itself gives. '
        "socket.io-client 2 has no newer one, and `sails.io.js` has the platform's own `URL` in its place."
    ),
}


@dataclass(frozen=True)
class Flaw:
    """A known flaw of a package.

    Attributes:
        package: its name.
        advisory: such as `GHSA-6fx8-h7jm-663j`.
        title: what it is, in the words of the advisory.
    """

    package: str
    advisory: str
    title: str


def flaws_of_npm(report: Mapping[str, Any]) -> list[Flaw]:
    """Return what `npm audit --json` tells; a package that only depends on one with a flaw is not named.

    Raises:
        SetupError: the registry has not answered.
    """
    if 'vulnerabilities' not in report:
        raise SetupError(
            f'The npm registry has not answered: {report.get("message") or "no reason given"}. Many mirrors have no '
            'audit: try again where the registry itself can be reached.'
        )
    found = {
        Flaw(cause['name'], str(cause['url']).rpartition('/')[2], str(cause['title']))
        for package in report['vulnerabilities'].values()
        for cause in package['via']
        if isinstance(cause, dict)
    }
    return sorted(found, key=lambda flaw: (flaw.package, flaw.advisory))


def flaws_of_python(report: Mapping[str, Any]) -> list[Flaw]:
    """Return what `pip-audit --format json` tells.

    Raises:
        SetupError: of some packages nothing is known.
    """
    unknown = [each['name'] for each in report['dependencies'] if 'skip_reason' in each]
    if unknown:
        raise SetupError(
            f'PyPI has not answered for {len(unknown)} packages, such as {unknown[0]}. Many mirrors know of no flaws: '
            'try again where PyPI itself can be reached.'
        )
    return [
        Flaw(
            each['name'],
            flaw['id'],
            flaw['description'].splitlines()[0] if flaw['description'] else 'no title',
        )
        for each in report['dependencies']
        for flaw in each['vulns']
    ]


def unexplained(flaws: Sequence[Flaw]) -> list[Flaw]:
    """Return those of which nothing stands in EXPLAINED."""
    return [flaw for flaw in flaws if flaw.advisory not in EXPLAINED]


def ask_npm(*options: str) -> list[Flaw]:
    """Ask the npm registry about `package-lock.json`."""
    command = ['audit', '--json', '--package-lock-only', *options]
    return flaws_of_npm(_answer([tools.npm(), *command], 'The npm registry'))


def ask_pypi(venv: Path = ROOT / '.venv' / 'audit') -> list[Flaw]:
    """Ask PyPI about `requirements.lock`, with pip-audit from an environment of its own."""
    stage = Stage('pip-audit into .venv/audit', venv / 'audit.stamp', (PIP_AUDIT,))
    stage.run(lambda: _install(venv))
    options = ['--require-hashes', '--disable-pip', '--format', 'json']
    return flaws_of_python(
        _answer([venv_python(venv), '-m', 'pip_audit', '--requirement', LOCK, *options], 'PyPI')
    )


def _answer(arguments: Sequence[Path | str], registry: str) -> Any:
    """What a program prints, as JSON; its exit status says no more than that there are flaws."""
    done = subprocess.run(
        arguments,
        cwd=ROOT,
        env=tools.node_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    try:
        return json.loads(done.stdout)
    except ValueError as error:
        line = ' '.join(map(str, arguments))
        raise SetupError(f'{registry} has not answered: `{line}` printed nothing of use.') from error


def _install(venv: Path) -> None:
    make_venv(venv)
    pip_install(venv_python(venv), [PIP_AUDIT], 'The packages come from PyPI: does pip reach it from here?')


def audit(shipped: Mapping[str, Callable[[], Sequence[Flaw]]]) -> None:
    """Ask about what is shipped, and tell what was answered.

    Args:
        shipped: questions, by their titles.

    Raises:
        SetupError: there is a flaw that nobody has explained, or a question was not answered.
    """
    failures = []
    for title, ask in shipped.items():
        try:
            flaws = ask()
        except SetupError as error:
            progress(f'{title}: not known')
            failures.append(f'{title}: {error}')
        else:
            new = unexplained(flaws)
            progress(f'{title}: {len(flaws)} known, {len(flaws) - len(new)} of them explained')
            failures += [f'{title}: {flaw.package}: {flaw.title} ({flaw.advisory})' for flaw in new]
    if failures:
        raise SetupError('\n'.join(failures))


def work() -> None:
    """Ask about everything that is locked.

    Raises:
        SetupError: see `audit`.
    """
    audit({'npm, what is shipped': lambda: ask_npm('--omit=dev', '--omit=optional'), 'PyPI': ask_pypi})
    progress(f'npm, with what the tests alone use: {len(ask_npm())} known')


def main() -> int:
    """Ask, and return the exit status."""
    return exit_status(work)


if __name__ == '__main__':
    sys.exit(main())
