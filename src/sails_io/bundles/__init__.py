"""The built files: the scripts for pages, with their source maps, types, hashes and licences.

    from sails_io import bundles

    shutil.copy(bundles.path('sails.io.min.js'), 'static/sails.io.js')
    print(bundles.integrity()['sails.io.min.js'])

A wheel has them in this folder. In a checkout they are in dist/, where `make build` writes them.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from . import files

__all__ = ['BundleMissing', 'damaged', 'integrity', 'names', 'path']


class BundleMissing(LookupError):
    """There is no such file, or none has been built; the message says which there are, or what to do."""


def names() -> list[str]:
    """Return the names of all files: bundles, their maps, `types/…`, `sri.json` and the licences.

    Raises:
        BundleMissing: this is a checkout in which nothing is built.

    Example:
        >>> [name for name in names() if name.endswith('.min.js')]
        ['sails.io.min.js', 'sails.io.legacy.min.js', 'sails.io.extras.min.js']
    """
    return list(_files())


def path(name: str) -> Path:
    """Return where a file is.

    Arguments:
        name: one of `names()`, such as `sails.io.js`.

    Raises:
        BundleMissing: there is none of this name.

    Example:
        >>> path('sails.io.min.js').read_bytes()[:16]
        b'/*! sails.io.js '
    """
    known = _files()
    if name not in known:
        raise BundleMissing(f'There is no bundle {name!r}. There are: {", ".join(known)}.')
    return known[name]


def integrity() -> dict[str, str]:
    """Return the hash of each bundle, for the attribute `integrity` of a script element.

    Raises:
        BundleMissing: this is a checkout in which nothing is built.

    Example:
        >>> integrity()['sails.io.min.js'][:7]
        'sha384-'
    """
    return files.hashes(_files())


def damaged() -> list[str]:
    """Return the names of those that are missing or are not as they were built: none, unless somebody changed them."""
    return files.damaged(_files())


def _files() -> dict[str, Path]:
    folder = Path(str(resources.files(__name__)))
    if (folder / files.HASHES).is_file():
        return files.in_wheel(folder)
    checkout = folder.parents[2]
    try:
        return files.in_checkout(checkout)
    except FileNotFoundError as error:
        raise BundleMissing(
            f'{error.filename} is not there. In a checkout of sails_io, `make build` writes it; elsewhere, install '
            'the package anew: `pip install --force-reinstall sails-io`.'
        ) from error
