"""Makes the documentation site: `python -m build.site`, in dist/docs."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from build.bundles import DIST
from build.site.staging import stage
from build.stage import ROOT, command, exit_status, progress

SITE = DIST / 'docs'
HERE = Path(__file__).parent


def build(into: Path) -> None:
    """Make the site anew.

    Arguments:
        into: the folder that gets it; whatever is in it goes.

    Raises:
        SetupError: Sphinx is not content: every warning is an error.
    """
    shutil.rmtree(into, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / 'sources'
        stage(sources)
        made = Path(folder) / 'site'
        sphinx = [sys.executable, '-m', 'sphinx', '--quiet', '--fail-on-warning', '--keep-going']
        sphinx += ['--doctree-dir', str(Path(folder) / 'doctrees')]
        advice = 'A page of docs/ or build/site/reference, or a docstring, is not as it should be.'
        command([*sphinx, '--conf-dir', HERE, sources, made], advice)
        shutil.move(made, into)


def main() -> None:
    """Make it, and say where it is."""
    progress('the documentation site …')
    build(SITE)
    progress(f'{SITE.relative_to(ROOT)}/index.html')


if __name__ == '__main__':
    sys.exit(exit_status(main))
