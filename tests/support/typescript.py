"""Compiles samples, and compares what the compiler says with what stands in them.

A line that must not compile ends with the code of its error: `io.sokcet; // error TS2551`. Where compilers of
different versions say it differently, all codes stand there: `// error TS2339 TS2551`.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from sails_io.compiler.tools import node

from .tools import find_npm_file

#: The compilers, by the names of their packages.
COMPILERS = ['typescript', 'typescript-5']

TIME_LIMIT = 120  # seconds; the slower one takes three, on a machine with nothing else to do
MARK = re.compile(r'// error ((?:TS\d+ ?)+)$')
ERROR = re.compile(r'(.+?)\((\d+),\d+\): error (TS\d+): (.*)')

#: What holds for all programs: as strict as it gets, and the declarations of packages are checked too.
STRICT = {
    'strict': True,
    'skipLibCheck': False,
    'exactOptionalPropertyTypes': True,
    'noEmit': True,
    'noErrorTruncation': True,
    'target': 'es2022',
    'types': [],
}


def complaints(project: Path, compiler: str, options: Mapping[str, object]) -> str:
    """Compile what is in a project's folder `src`; say where compiler and marks disagree, or nothing if they agree.

    Args:
        project: the folder.
        compiler: one of `COMPILERS`.
        options: of the compiler, beside `STRICT`.
    """
    config = {'compilerOptions': {**STRICT, **options}, 'include': ['src']}
    (project / 'tsconfig.json').write_text(json.dumps(config), encoding='utf-8')
    tsc = find_npm_file(f'{compiler}/bin/tsc')
    done = subprocess.run(
        [node(), tsc, '--pretty', 'false', '--project', '.'],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    # A line that begins with a space goes on with the error above it.
    said = [line for line in (done.stdout + done.stderr).splitlines() if not line.startswith(' ')]
    expected = _marks(project)
    told = set()
    surprises = []
    for line in said:
        error = ERROR.fullmatch(line)
        place = (error[1], int(error[2])) if error else None
        if error is None or place not in expected or error[3] not in expected[place]:
            surprises.append(line)
        told.add(place)
    return '\n'.join([*surprises, *(f'{file}({line}): compiles' for file, line in expected.keys() - told)])


def _marks(project: Path) -> dict[tuple[str, int], list[str]]:
    return {
        (str(file.relative_to(project)), number): mark[1].split()
        for file in sorted((project / 'src').rglob('*.*'))
        for number, line in enumerate(file.read_text(encoding='utf-8').splitlines(), start=1)
        if (mark := MARK.search(line))
    }
