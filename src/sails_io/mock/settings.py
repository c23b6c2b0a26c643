"""The settings of one app's server, checked."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from .errors import MockUsageError
from .gate import BeforeConnect

_TRANSPORTS = ('websocket', 'polling')
_REDIS = ('redis://', 'rediss://', 'unix://')


@dataclass(frozen=True)
class Settings:
    """See MockSails for the meaning of each."""

    public: Path | None
    origins: tuple[str, ...] | None
    before_connect: BeforeConnect | None
    path: str
    transports: tuple[str, ...]
    send_response_headers: bool
    send_status_code: bool
    ping_interval: float
    ping_timeout: float
    connect_timeout: float
    max_http_buffer_size: int
    redis: str | None

    def __post_init__(self) -> None:
        if self.public is not None and not self.public.is_dir():
            raise MockUsageError(
                f'public is a folder of static files, but there is no folder {str(self.public)!r}.'
            )
        if not isinstance(self.path, str) or not self.path.startswith('/') or len(self.path.strip('/')) == 0:
            raise MockUsageError(
                f"path begins with a slash, but {self.path!r} was given. Write e.g. '/socket.io'."
            )
        unknown = [name for name in self.transports if name not in _TRANSPORTS]
        if unknown or not self.transports:
            raise MockUsageError(
                f"transports are 'websocket' and 'polling', but {self.transports!r} was given."
            )
        if self.before_connect is not None and not callable(self.before_connect):
            raise MockUsageError(
                f'before_connect is a function of the handshake, but {self.before_connect!r} was given.'
            )
        if self.redis is not None:
            _check_redis(self.redis)
        limits = (self.ping_interval, self.ping_timeout, self.connect_timeout, self.max_http_buffer_size)
        if min(limits) <= 0:
            raise MockUsageError(
                'ping_interval, ping_timeout, connect_timeout and max_http_buffer_size must be greater than 0.'
            )


def _check_redis(url: object) -> None:
    if not isinstance(url, str) or not url.startswith(_REDIS):
        raise MockUsageError(
            f"redis is the address of a Redis server, but {url!r} was given. Write e.g. 'redis://127.0.0.1:6379'."
        )
    if find_spec('redis') is None:
        raise MockUsageError(
            'redis needs the package of that name. Run `pip install redis`, or leave it out.'
        )
