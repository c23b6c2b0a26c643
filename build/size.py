"""Says what the files in dist/ weigh, beside the reference's, and which module of the smallest weighs what."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from build.bundles import DIST, ROOT, bundles, version_of
from sails_io.compiler.tools import node

#: The file whose modules are told one by one.
BROKEN_DOWN = DIST / 'sails.io.min.js'


@dataclass(frozen=True)
class Weight:
    """What something weighs, in bytes.

    Attributes:
        name: of the file or module.
        sizes: of a file: raw, gzipped and by brotli. Of a module: its raw bytes, and those that the gzipped file
            would lose without it; they add up to less than the file, because modules resemble each other.
    """

    name: str
    sizes: tuple[int, ...]


@dataclass(frozen=True)
class Sizes:
    """What everything weighs."""

    files: Sequence[Weight]
    modules: Sequence[Weight]
    parts: Sequence[Weight]


def measure() -> Sizes:
    """Weigh what the last build wrote, and the reference."""
    packages = ROOT / 'node_modules'
    reference = packages / 'sails.io.js-dist' / 'sails.io.js'
    old = f'sails.io.js {version_of("sails.io.js-dist")}'
    job = {
        'files': [
            *({'name': wanted.output.name, 'file': wanted.output} for wanted in bundles()),
            {'name': f'{old}, minified', 'file': reference, 'minified': True},
            {'name': f'{old}, as it ships', 'file': reference},
        ],
        'broken_down': BROKEN_DOWN,
    }
    command = [str(node()), str(Path(__file__).with_suffix('.mjs')), str(ROOT), json.dumps(job, default=str)]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return Sizes(**{part: [Weight(name, tuple(sizes)) for name, *sizes in found[part]] for part in found})


def table(heads: Sequence[str], weights: Iterable[Weight]) -> str:
    """Return a table of kilobytes, for reading."""
    rows = [(weight.name, *(f'{size / 1000:.2f}' for size in weight.sizes)) for weight in weights]
    width = max(len(row[0]) for row in [heads, *rows])
    return '\n'.join(
        '  '.join([first.ljust(width), *(cell.rjust(8) for cell in rest)]) for first, *rest in [heads, *rows]
    )


def grouped(modules: Iterable[Weight]) -> list[Weight]:
    """Return the modules of the project one by one, and those of each package together; the heaviest first."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for module in modules:
        raw, packed = module.sizes
        total = sums[_group(module.name)]
        total[0] += raw
        total[1] += packed
    weights = [Weight(name, tuple(sizes)) for name, sizes in sums.items()]
    return sorted(weights, key=lambda weight: -weight.sizes[1])


def _group(source: str) -> str:
    parts = source.split('/')
    if parts[0] != 'node_modules':
        return source
    return '/'.join(parts[1 : 3 if parts[1].startswith('@') else 2])


def main() -> int:
    """Print both tables."""
    sizes = measure()
    print(table(['kB', 'raw', 'gzip', 'brotli'], sizes.files))
    print()
    print(table([f'{BROKEN_DOWN.name}, kB', 'raw', 'gzip'], [*sizes.parts, *grouped(sizes.modules)]))
    return 0


if __name__ == '__main__':
    sys.exit(main())
