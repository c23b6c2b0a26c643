"""A front-end project: what is where, and how it is built."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sails_io import bundles
from sails_io.compiler.front_end import ModuleMissing, build_front_end, modules_of
from sails_io.compiler.transpile import RUNTIME, CompileError, SubsetError

from .refused import Refused

if TYPE_CHECKING:
    from sails_io.mock import MockSails

#: In a page that `serve` shows: reloads it.
RELOADER = Path(__file__).with_name('reloader.py')
TAG = b'<script type="module" src="/js/reloader.js"></script>\n'
#: The module that the page loads, and the folder of the page in which it finds it compiled.
APP, PROGRAM = 'app.py', 'js'
#: What Python writes beside modules.
IGNORED = ('__pycache__',)
#: Where the compiler is missing.
ADVICE = "Front-ends need the compiler: `pip install 'sails-io[build]'`."


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
        return self.folder / APP

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

    def build(self, live: bool = False) -> list[Path]:
        """Write `build/` anew: the page, and the program in `js/`.

        Args:
            live: whether pages reload themselves when they are told to.

        Returns:
            The files of the program.

        Raises:
            Refused: there is no `app.py`, or it cannot be compiled.
        """
        if not self.app.is_file():
            raise Refused(f'There is no {self.app}. `sails-io new DIR` makes a project that runs.')
        if find_spec('transcrypt') is None:
            raise Refused(ADVICE)
        self._refuse_to_lose()
        # In the project's folder, so that it takes its place at once: pages may be loading what is there.
        with TemporaryDirectory(prefix='.build-', dir=self.folder) as folder:
            made, program = Path(folder) / 'made', Path(folder) / 'program'
            self._copy_page(made)
            with _refusing():
                written = build_front_end(
                    [self.app, *[RELOADER][:live]], program, bundles.path('sails_io.js')
                )
            self._add(program, made / PROGRAM)
            if live:
                for page in made.rglob('*.html'):
                    page.write_bytes(page.read_bytes() + TAG)
            if self.built.exists():
                self.built.rename(Path(folder) / 'before')
            made.rename(self.built)
        return [self.built / PROGRAM / path.name for path in written]

    def _refuse_to_lose(self) -> None:
        """Let a folder of this name be, when it is somebody's own."""
        if not self.built.exists() or (self.built / PROGRAM / f'{RUNTIME}.js').is_file():
            return
        if not self.built.is_dir() or any(self.built.iterdir()):
            raise Refused(f'{self.built} is there, and not written by `sails-io build`. Move it away.')

    def _copy_page(self, into: Path) -> None:
        try:
            if self.public.is_dir():
                shutil.copytree(self.public, into)
        except shutil.Error as error:
            raise Refused(
                '\n'.join(f'{source} cannot be read: {why}' for source, _, why in error.args[0])
            ) from error

    def _add(self, program: Path, into: Path) -> None:
        """Move the files of the program to the page's own."""
        into.mkdir(parents=True, exist_ok=True)
        for path in program.iterdir():
            if (into / path.name).exists():
                own = self.public / PROGRAM / path.name
                raise Refused(f'{own} is called as a file of the program is. Give it another name.')
            path.rename(into / path.name)

    def mock(self) -> MockSails:
        """Return the server of `server.py`, or one that has the page and nothing else.

        Raises:
            Refused: `server.py` has no `app`, or fails.
        """
        # Late, because the commands that serve nothing do without aiohttp.
        from sails_io.mock import MockSails

        from .project_server import app_of

        return app_of(self.server) if self.server.is_file() else MockSails(self.built)

    def is_source(self, change: object, path: str) -> bool:
        """Whether somebody wrote a file."""
        parts = Path(os.path.relpath(path, self.folder)).parts
        hidden = any(part.startswith('.') or part in IGNORED or part.endswith('~') for part in parts)
        return not hidden and parts[0] != self.built.name

    def is_front_end(self, changed: set[Path]) -> bool:
        """Whether files are the page's, and none of the server."""
        with _refusing():
            modules = {path.resolve() for path in modules_of([self.app]).values()}
        return all(path.suffix != '.py' or path.resolve() in modules for path in changed)


def open_project(path: Path) -> Project:
    """Return the project in a folder, or that of an `app.py`.

    >>> open_project(Path('board/app.py'))
    Project(folder=PosixPath('board'))
    """
    return Project(path.parent if path.name == APP and path.is_file() else path)


@contextmanager
def _refusing() -> Iterator[None]:
    """Say what cannot be compiled as the command line says things."""
    try:
        yield
    except SyntaxError as error:
        raise Refused(f'{error.filename}:{error.lineno}:{error.offset}: {error.msg}') from error
    except (ModuleMissing, SubsetError, CompileError) as error:
        raise Refused(str(error)) from error
