"""Puts the pages into one folder, with links that hold there.

On GitHub a page links to files of the repository. A file that is no page of the site gets one, which shows it.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from build.site.contents import DOCS, contents, pages
from build.stage import ROOT, SetupError

_LINK = re.compile(r'(!?)\[([^\]]*)\]\((?!\w+:|#)([^)#\s]+)(#[^)\s]*)?\)')
#: A page that is in no chapter, and that the search leaves out.
_HEAD = '---\norphan: true\nnosearch: true\n---\n'
_FENCE = re.compile(r'^```', re.MULTILINE)

#: By the endings of files: the language to colour them in.
LANGUAGES = {
    '.css': 'css',
    '.html': 'html',
    '.ini': 'ini',
    '.js': 'js',
    '.json': 'json',
    '.md': 'markdown',
    '.mjs': 'js',
    '.py': 'python',
}


def stage(folder: Path) -> None:
    """Write everything that Sphinx makes the site of.

    Arguments:
        folder: an empty one.

    Raises:
        SetupError: a page links to a file that is not there.
    """
    known = pages()
    shown: set[Path] = set()
    for path, name in known.items():
        text = path.read_text(encoding='utf-8')
        if path.suffix == '.md':
            text = _relinked(path, name, text, known, shown, folder)
        if name == 'index':
            text += contents()
        _write(folder / f'{name}{path.suffix}', text)
    for path in shown:
        _write(folder / f'{_source_page(path)}.md', _shown(path))


def _relinked(
    path: Path, name: str, text: str, known: dict[Path, str], shown: set[Path], folder: Path
) -> str:
    """Return the text of a page with links to where things are on the site."""

    def link(match: re.Match[str]) -> str:
        image, words, target, anchor = match.groups()
        file = Path(os.path.normpath(path.parent / target))
        if not file.exists():
            raise SetupError(f'{path.relative_to(ROOT)} links to {target}, which is not there.')
        if image:
            place = file.relative_to(DOCS).as_posix()
            _copy(file, folder / place)
        elif file in known:
            place = f'{known[file]}{file.suffix}'
        else:
            shown.add(file)
            place = f'{_source_page(file)}.md'
        return f'{image}[{words}]({os.path.relpath(place, Path(name).parent)}{anchor or ""})'

    parts = _FENCE.split(text)  # every second one is code
    return '```'.join(part if number % 2 else _LINK.sub(link, part) for number, part in enumerate(parts))


def _source_page(path: Path) -> str:
    """The name of the page that shows a file, or the files of a folder."""
    return f'source/{path.relative_to(ROOT).as_posix().replace("/", "-")}'


def _shown(path: Path) -> str:
    """The page that shows a file, or the files of a folder."""
    title = path.relative_to(ROOT).as_posix()
    if path.is_file():
        return f'{_HEAD}# {title}\n\n{_code(path)}'
    files = sorted(file for file in path.rglob('*') if file.is_file() and '__pycache__' not in file.parts)
    sections = [f'## {file.relative_to(path).as_posix()}\n\n{_code(file)}' for file in files]
    return '\n'.join([f'{_HEAD}# {title}\n', *sections])


def _code(path: Path) -> str:
    text = path.read_text(encoding='utf-8').rstrip()
    return f'````{LANGUAGES.get(path.suffix, "text")}\n{text}\n````\n'


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding='utf-8')


def _copy(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)
