"""The client's own files, which every Sails app has among its assets: given where the app's folder has none."""

import logging
import re
from pathlib import Path

log = logging.getLogger(__name__)

_PACKAGE = Path(__file__).resolve().parent.parent
#: An installed package has the built files inside, a checkout has them beside its sources.
_FOLDERS = (_PACKAGE / 'bundles', _PACKAGE.parent.parent / 'dist')
#: Where Sails' generator puts them today, and where it did at first.
_PATH = re.compile(r'/(?:js/)?dependencies/(sails\.io\.[a-z.]+)')


def find_client_file(path: str) -> Path | None:
    """The file of the client that a URL's path names, None when it names none or none has been built.

    >>> find_client_file('/js/app.js') is None
    True
    """
    named = _PATH.fullmatch(path)
    if named is None:
        return None
    found = next((folder / named[1] for folder in _FOLDERS if (folder / named[1]).is_file()), None)
    if found is None:
        log.warning(
            '%s is neither in the public folder nor built. In a checkout, `make build` does it.', path
        )
    return found
