"""The command `sails-io`, which is `python -m sails_io` too."""

from __future__ import annotations

import io
import sys

#: The exit code of what Ctrl-C stopped, as shells have it.
INTERRUPTED = 130


def main() -> int:
    """Run the command line of this process, and return its exit code: 130 when Ctrl-C stopped it."""
    try:
        # Here, because Ctrl-C may come while it is imported.
        from sails_io import cli

        _let_anything_be_printed()
        return cli.main()
    except KeyboardInterrupt:
        return INTERRUPTED


def _let_anything_be_printed() -> None:
    """Let names that are no text, which files may have, be written on stdout as on stderr: with backslashes."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors='backslashreplace')


if __name__ == '__main__':
    sys.exit(main())
