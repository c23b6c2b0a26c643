"""Static files from the public folder: ``index.html`` for folders, ETag and 304 by aiohttp."""

import mimetypes
from pathlib import Path
from urllib.parse import unquote

from aiohttp import web

_TEXT = ('text/', 'application/javascript', 'application/json')


def find_file(public: Path | None, path: str) -> Path | None:
    """The file for a URL's path, None when there is none. Nothing outside the folder and no dotfile is
    served.

    Args:
        public: the folder, None to serve nothing.
        path: path of the URL, escapes and all.
    """
    if public is None:
        return None
    parts = [part for part in unquote(path).split('/') if part]
    if any(part.startswith('.') or '\0' in part or '\\' in part for part in parts):
        return None
    found = public.joinpath(*parts)
    if found.is_dir():
        found = found / 'index.html'
    return found if found.is_file() and found.resolve().is_relative_to(public.resolve()) else None


def needs_slash(public: Path | None, path: str) -> bool:
    """Whether the path names a folder without the slash that relative URLs in its index.html need."""
    return (
        public is not None and not path.endswith('/') and find_file(public, path + '/index.html') is not None
    )


def answer(file: Path) -> web.FileResponse:
    """The answer that sends a file; UTF-8 for text, no caching without asking, as Sails in development."""
    media_type = mimetypes.guess_type(file.name)[0] or 'application/octet-stream'
    if media_type == 'text/javascript':
        media_type = 'application/javascript'
    charset = '; charset=UTF-8' if media_type.startswith(_TEXT) else ''
    return web.FileResponse(
        file, headers={'Content-Type': media_type + charset, 'Cache-Control': 'public, max-age=0'}
    )
