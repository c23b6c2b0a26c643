"""Which server the pages of this folder talk to."""

from __future__ import annotations

import pytest

#: The mock alone: how a page comes to the library makes no difference to the server.
ON_MOCK = pytest.mark.parametrize('server_kind', ['mock'], indirect=True)
