"""How many examples hypothesis makes of each kind: few in `make test`, many in `make inputs`."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

#: How many times as many: the variable of `make inputs`.
TIMES = int(os.environ.get('SAILS_IO_INPUTS', '1'))


def examples(count: int) -> settings:
    """Return settings for so many examples. What fails tells how to replay it.

    They are the same each time in `make test`, so that a change fails by what it does, and new ones in `make inputs`.
    """
    return settings(
        max_examples=count * TIMES,
        deadline=None,
        derandomize=TIMES == 1,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


#: Clients and servers in threads of their own draw lots while hypothesis does.
WITH_THREADS = pytest.mark.filterwarnings('ignore:Do not use the `random` module')
