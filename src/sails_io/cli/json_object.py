"""A file that has a JSON object in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .refused import Refused


def json_object(path: Path) -> dict[str, Any]:
    """Return the object.

    Raises:
        Refused: it is none.
    """
    try:
        content = json.loads(
            path.read_text(encoding='utf-8-sig')
        )  # as npm does, take what editors of Windows write
    except ValueError as error:
        raise Refused(f'{path} is no JSON: {error}.') from error
    if not isinstance(content, dict):
        raise Refused(f'{path} has to be a JSON object; it is {json.dumps(content)[:40]}.')
    return content
