"""Starts Transcrypt: `python -m sails_io.compiler.run_transcrypt` takes Transcrypt's own arguments.

Transcrypt 3.9.5 reads the values of constants by names that Python 3.14 has removed from `ast`.
"""

from __future__ import annotations

import ast
import runpy


def main() -> None:
    """Give `ast.Constant` its old names back, and hand over to Transcrypt."""
    for old_name in ('s', 'n'):
        setattr(ast.Constant, old_name, property(lambda constant: constant.value))
    runpy.run_module('transcrypt', run_name='__main__')


if __name__ == '__main__':
    main()
