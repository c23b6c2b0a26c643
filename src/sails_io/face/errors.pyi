from typing import Any

from sails_io.face.types import Request

class SailsError(Exception):
    """A request that failed, or an argument that cannot be used.

    Attributes:
        code: such as `E_STATUS`, `E_TIMEOUT`, `E_ABORTED`, `E_DISCONNECTED`, `E_NOT_CONNECTED`, `E_USAGE`.
        message: a sentence.
        status_code: of the reply; 0 without one, None where it is not about a request.
        reply: what the server answered; None where it is not about a request.
        request: the request.
        cause: what is to blame, where there is such a thing.
    """

    code: str
    message: str
    status_code: int | None
    reply: Any  # a Reply, or None
    request: Request
    cause: object

    def __init__(self, code: str, message: str) -> None: ...
