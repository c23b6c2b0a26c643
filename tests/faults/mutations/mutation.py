"""A bug that can be made in a copy of the sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CLIENT = Path('src/sails_io/client')


@dataclass(frozen=True)
class Mutation:
    """One bug.

    Attributes:
        name: what it is.
        file: of `src/sails_io/client`.
        before: a text that stands once in that file.
        after: what stands there with the bug.
        caught_by: a file of tests, and which of them (pytest's `-k`); where it is left out, the fuzz.
    """

    name: str
    file: str
    before: str
    after: str
    caught_by: tuple[str, str] | None = None

    def apply(self, checkout: Path) -> None:
        """Change a copy of the checkout.

        Raises:
            ValueError: the text does not stand there exactly once; the list has to follow the sources.
        """
        path = checkout / CLIENT / self.file
        source = path.read_text(encoding='utf-8')
        if source.count(self.before) != 1:
            raise ValueError(
                f'{self.name!r}: {CLIENT / self.file} has {self.before!r} {source.count(self.before)} times, '
                'not once. Write what stands there now.'
            )
        path.write_text(source.replace(self.before, self.after), encoding='utf-8')
