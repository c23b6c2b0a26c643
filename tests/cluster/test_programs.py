"""What a cluster takes of the system, where it is missing."""

from __future__ import annotations

import pytest

from build.stage import SetupError
from tests.cluster import programs


def test_it_says_what_is_missing_and_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, 'PLACES', '/nowhere')
    with pytest.raises(
        SetupError, match=r'needs haproxy and redis-server.* `apt-get install haproxy redis-server`'
    ):
        programs.find(*programs.NEEDED)
