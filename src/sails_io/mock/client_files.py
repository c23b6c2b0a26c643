"""The client's own files, which every Sails app has among its assets: given where the app's folder has none."""

import logging
import re
from pathlib import Path

from sails_io import bundles

log = logging.getLogger(__name__)

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
    try:
        return bundles.path(named[1])
    except bundles.BundleMissing as error:
        log.warning('%s is not in the public folder. %s', path, error)
        return None
