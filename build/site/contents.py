"""Which pages the site has, and in which order a reader finds them."""

from __future__ import annotations

from pathlib import Path

from build.stage import ROOT

DOCS = ROOT / 'docs'
REFERENCE = Path(__file__).parent / 'reference'

#: Chapters, and their pages by the names that they have on the site; before `<` another title than the page's own.
CHAPTERS = {
    'Start': [
        'A Sails app <start/sails-app>',
        'npm <start/npm>',
        'A front-end in Python <start/python-front-end>',
        'A Python script <start/python-script>',
        'Tests <start/tests>',
    ],
    'Guide': [
        'install',
        'await',
        'limits',
        'queue',
        'subscriptions',
        'connection',
        'identity',
        'security',
        'interceptors',
        'logging',
        'extras',
        'python',
        'pythons',
        'testing',
        'cluster',
        'npm',
        'typescript',
        'demos',
    ],
    'Reference': [
        'reference/javascript',
        'reference/options',
        'reference/extras',
        'reference/python',
        'reference/page',
        'reference/mock',
        'reference/pytest',
        'reference/bundles',
        'reference/command-line',
    ],
    'Why': ['Differences <differences>', 'benchmarks', 'size', 'soak', 'changelog'],
    'Contributing': ['contributing'],
}


def pages() -> dict[Path, str]:
    """Return the files that are pages, and their names on the site, without an ending."""
    found = {path: path.relative_to(DOCS).with_suffix('').as_posix() for path in _markdown()}
    found[DOCS / 'README.md'] = 'index'
    found[ROOT / 'CHANGELOG.md'] = 'changelog'
    found[ROOT / 'CONTRIBUTING.md'] = 'contributing'
    return {**found, **{path: f'reference/{path.stem}' for path in REFERENCE.glob('*.rst')}}


def _markdown() -> list[Path]:
    """The pages of docs/; what lies in its examples is part of them."""
    return sorted(path for path in DOCS.rglob('*.md') if path.parent in (DOCS, DOCS / 'start'))


def contents() -> str:
    """Return the chapters, as the start page has them for Sphinx."""
    return '\n'.join(_chapter(title, names) for title, names in CHAPTERS.items())


def _chapter(title: str, names: list[str]) -> str:
    return '\n'.join(['', '```{toctree}', ':hidden:', f':caption: {title}', '', *names, '```', ''])
