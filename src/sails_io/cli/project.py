"""A front-end project: what is where, and how it is built."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from sails_io import bundles
from sails_io.compiler.front_end import ModuleMissing, build_front_end, modules_of
from sails_io.compiler.transpile import CompileError, SubsetError
from sails_io.mock import MockSails

from .refused import Refused

#: In a page that `serve` shows: reloads it.
RELOADER = Path(__file__).with_name('reloader.py')
TAG = '<script type="module" src="/js/reloader.js"></script>\n'
#: Where the compiler is missing.
ADVICE = 'Front-ends need the compiler: `pip install sails-io[build]`.'


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
        # All of it is there before anything that is served is touched.
        with TemporaryDirectory() as folder:
            made = Path(folder) / 'made'
            if self.public.is_dir():
                shutil.copytree(self.public, made)
            written = _compile([self.app, *[RELOADER][:live]], made / 'js')
            if live:
                for page in made.rglob('*.html'):
                    page.write_text(page.read_text(encoding='utf-8') + TAG, encoding='utf-8')
            shutil.rmtree(self.built, ignore_errors=True)
            shutil.copytree(made, self.built)
        return [self.built / path.relative_to(made) for path in written]

    def mock(self) -> MockSails:
        """Return the server of `server.py`, or one that has the page and nothing else.

        Raises:
            Refused: `server.py` has no `app`, or fails.
        """
        if not self.server.is_file():
            return MockSails(self.built)
        try:
            found = runpy.run_path(str(self.server)).get('app')
        except Exception as error:
            raise Refused(f'{self.server}: {type(error).__name__}: {error}') from error
        if not isinstance(found, MockSails):
            raise Refused(f'{self.server} has no `app` that is a MockSails, but {found!r}.')
        return found

    def is_source(self, change: object, path: str) -> bool:
        """Whether somebody wrote a file."""
        parts = Path(path).resolve().relative_to(self.folder.resolve()).parts
        return parts[0] != self.built.name and not any(part.startswith(('.', '__')) for part in parts)

    def is_front_end(self, changed: set[Path]) -> bool:
        """Whether files are the page's, and none of the server."""
        modules = {path.resolve() for path in modules_of([self.app]).values()}
        return all(path.suffix != '.py' or path.resolve() in modules for path in changed)


def _compile(roots: Sequence[Path], into: Path) -> list[Path]:
    try:
        return build_front_end(roots, into, bundles.path('sails_io.js'))
    except SyntaxError as error:
        raise Refused(f'{error.filename}:{error.lineno}:{error.offset}: {error.msg}') from error
    except (ModuleMissing, SubsetError, CompileError) as error:
        raise Refused(str(error)) from error
