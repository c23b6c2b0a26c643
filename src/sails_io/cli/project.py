"""A front-end project: what is where, and how it is built."""

from __future__ import annotations

import runpy
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sails_io import bundles
from sails_io.compiler.front_end import build_front_end, modules_of
from sails_io.mock import MockSails

#: In a page that `serve` shows: reloads it.
RELOADER = Path(__file__).with_name('reloader.py')
TAG = '<script type="module" src="/js/reloader.js"></script>\n'


class NoProject(Exception):
    """A folder that is no front-end project; the message says what is missing."""


@dataclass(frozen=True)
class Project:
    """A folder with `app.py`, and as a rule `public/` and `server.py`."""

    folder: Path

    @property
    def name(self) -> str:
        """What it is called."""
        return self.folder.resolve().name

    @property
    def app(self) -> Path:
        """The module that the page loads."""
        return self.folder / 'app.py'

    @property
    def server(self) -> Path:
        """The module whose `app` is the mock server."""
        return self.folder / 'server.py'

    @property
    def public(self) -> Path:
        """The page, as it is written."""
        return self.folder / 'public'

    @property
    def built(self) -> Path:
        """The page, with what it loads."""
        return self.folder / 'build'

    def check(self) -> None:
        """Look whether it is one.

        Raises:
            NoProject: it has no `app.py`.
        """
        if not self.app.is_file():
            raise NoProject(
                f'There is no {self.app}. `sails-io new {self.folder}` makes a project that runs.'
            )

    def build(self, live: bool = False) -> list[Path]:
        """Write `build/` anew: the page, and the program in `js/`.

        Args:
            live: whether pages reload themselves when they are told to.

        Returns:
            The files of the program.

        Raises:
            NoProject: there is no `app.py`.
            ModuleMissing, SubsetError, CompileError, SyntaxError: the program cannot be compiled.
        """
        self.check()
        # All of it is there before anything that is served is touched.
        with TemporaryDirectory() as folder:
            made = Path(folder) / 'made'
            if self.public.is_dir():
                shutil.copytree(self.public, made)
            roots = [self.app, *[RELOADER][:live]]
            written = build_front_end(roots, made / 'js', bundles.path('sails_io.js'))
            if live:
                for page in made.rglob('*.html'):
                    page.write_text(page.read_text(encoding='utf-8') + TAG, encoding='utf-8')
            shutil.rmtree(self.built, ignore_errors=True)
            shutil.copytree(made, self.built)
        return [self.built / path.relative_to(made) for path in written]

    def mock(self) -> MockSails:
        """Return the server of `server.py`, or one that has the page and nothing else.

        Raises:
            NoProject: `server.py` has no `app`.
        """
        if not self.server.is_file():
            return MockSails(self.built)
        found = runpy.run_path(str(self.server)).get('app')
        if not isinstance(found, MockSails):
            raise NoProject(f'{self.server} has no `app` that is a MockSails, but {found!r}.')
        return found

    def is_source(self, change: object, path: str) -> bool:
        """Whether somebody wrote a file."""
        parts = Path(path).resolve().relative_to(self.folder.resolve()).parts
        return parts[0] != self.built.name and not any(part.startswith(('.', '__')) for part in parts)

    def is_front_end(self, changed: set[Path]) -> bool:
        """Whether files are the page's, and none of the server."""
        modules = {path.resolve() for path in modules_of([self.app]).values()}
        return all(path.suffix != '.py' or path.resolve() in modules for path in changed)
