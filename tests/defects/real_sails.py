"""Which server the tests of defects talk to."""

from __future__ import annotations

import pytest

#: The real one alone. A test of this folder has to fail with the reference client for the defect's own
#: reason; the reference speaks the protocol of socket.io 2, which real Sails understands and the mock does
#: not, so on the mock it would fail anyway.
ON_REAL_SAILS = pytest.mark.parametrize('server_kind', ['sails'], indirect=True)
