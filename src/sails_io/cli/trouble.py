"""What can be wrong with a front-end, and how it is told."""

from __future__ import annotations

from sails_io.bundles import BundleMissing
from sails_io.cli.project import NoProject
from sails_io.compiler.front_end import ModuleMissing
from sails_io.compiler.transpile import CompileError, SubsetError

#: All that building may raise for which its author needs no traceback.
TROUBLE = (NoProject, ModuleMissing, SubsetError, CompileError, SyntaxError, BundleMissing)


def told(error: BaseException) -> str:
    """Return the sentences for whoever wrote it."""
    if isinstance(error, SyntaxError):
        return f'{error.filename}:{error.lineno}:{error.offset}: {error.msg}'
    return str(error)
