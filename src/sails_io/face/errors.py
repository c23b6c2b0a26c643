"""The error of the client, by Python's names."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.errors import error_class
from sails_io.client.interop.objects import accessor, get
from sails_io.client.response import JWR

#: What requests fail with, and what wrong arguments raise; `errors.pyi` says what it has.
SailsError: Any = error_class()

accessor(SailsError, 'status_code', lambda error: get(error, 'statusCode'), lambda error, value: None)
accessor(SailsError, 'reply', lambda error: get(error, 'jwr'), lambda error, value: None)
accessor(JWR, 'status_code', lambda reply: reply.statusCode, lambda reply, value: None)
