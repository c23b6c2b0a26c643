"""What `install` has put into an app, and what was there before.

Both are in the app's folder `.sails-io`: a copy of each file that was replaced, under the path that it has in the app,
and `installed.json`. Sails looks at no such folder: pages get nothing of it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sails_io.bundles.files import integrity_of

from .json_object import json_object
from .refused import Refused

FOLDER = '.sails-io'
RECORD = 'installed.json'
PUT, KEPT = 'installed', 'kept'


class Kept:
    """The files of one app that `install` has written.

    Arguments:
        app: the app's folder.
    """

    def __init__(self, app: Path) -> None:
        self._app = app
        self._folder = app / FOLDER
        self._file = self._folder / RECORD
        self._records: dict[str, dict[str, Any]] = {}
        if self._file.is_file():
            self._records = json_object(self._file)
            if not all(isinstance(record, dict) for record in self._records.values()):
                raise Refused(
                    f'{self._file} is not as `sails-io install` wrote it. Bring it back, or move it away.'
                )

    @property
    def places(self) -> list[str]:
        """The files that `install` has written, as paths from the app's folder."""
        return list(self._records)

    def copy_of(self, place: str) -> Path | None:
        """Return the copy of what a file was before; None when there was nothing."""
        return self._folder / place if self._records.get(place, {}).get(KEPT) else None

    def put(self, place: str, content: bytes) -> bool:
        """Write a file, and keep what it replaces, unless that was `install`'s too.

        Arguments:
            place: the file, as a path from the app's folder.
            content: what goes into it.

        Returns:
            Whether anything had to be written.

        Raises:
            Refused: somebody has changed what was installed.
        """
        file = self._app / place
        if file.is_symlink():
            raise Refused(
                f"{place} is a link to {file.resolve()}, which may not be the app's own. Put a file there."
            )
        if file.is_dir():
            raise Refused(f'{place} is a folder. Name a file with --to, or move it away.')
        present = file.read_bytes() if file.is_file() else None
        if present == content:
            return False
        if place in self._records:
            self._refuse_to_lose(place, present)
        else:
            self._keep(place, present)
        self._records[place][PUT] = integrity_of(content)
        self._save()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return True

    def restore(self, place: str) -> bytes | None:
        """Write back what a file was before `install`, or remove it where there was nothing, and forget it.

        Arguments:
            place: one of `places`.

        Returns:
            The content that it has now; None when it is removed.

        Raises:
            Refused: somebody has changed what was installed, or removed the copy.
        """
        file, copy = self._app / place, self.copy_of(place)
        if copy is not None and not copy.is_file():
            raise Refused(
                f'The copy in {FOLDER}/{place} is gone: what {place} was before cannot be brought back.'
            )
        self._refuse_to_lose(place, file.read_bytes() if file.is_file() else None)
        original = copy.read_bytes() if copy else None
        if original is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(original)
        self._forget(place)
        return original

    def _keep(self, place: str, present: bytes | None) -> None:
        if present is not None:
            copy = self._folder / place
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(present)
        self._records[place] = {KEPT: present is not None}

    def _refuse_to_lose(self, place: str, present: bytes | None) -> None:
        """Let nobody's work be overwritten: neither what was installed nor what was there before is anybody's."""
        copy = self.copy_of(place)
        replaceable = [copy.read_bytes()] if copy and copy.is_file() else []
        if present is None or present in replaceable or integrity_of(present) == self._records[place][PUT]:
            return
        raise Refused(
            f'{place} has been changed since `sails-io install` wrote it, and would be lost. '
            'Move it away, and run this again.'
        )

    def _forget(self, place: str) -> None:
        copy = self._folder / place
        copy.unlink(missing_ok=True)
        del self._records[place]
        self._save()
        for folder in [*copy.parents][: len(Path(place).parts)]:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

    def _save(self) -> None:
        if not self._records:
            self._file.unlink(missing_ok=True)
            return
        self._folder.mkdir(exist_ok=True)
        self._file.write_text(json.dumps(self._records, indent=2) + '\n', encoding='utf-8')
