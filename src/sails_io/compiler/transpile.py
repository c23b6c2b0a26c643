"""From Python modules to ES modules: check, lower, compile, finish."""

from __future__ import annotations

import ast
import functools
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path

from sails_io.compiler.classes import as_native, native_classes, without_self
from sails_io.compiler.lower import lower
from sails_io.compiler.subset import Refusal, refusals, taking_by_name
from sails_io.compiler.tidy import tidy

RUNTIME = 'org.transcrypt.__runtime__'

#: Every compiled module starts with a comment that holds the time, then imports all of the stock runtime.
_PREAMBLE = re.compile(r"\A//[^\n]*\n((?:var [\w$]+ = \{\};\n)*)import \{([^}]*)\} from '[^']*';\n")


class SubsetError(Exception):
    """Source that Transcrypt would miscompile.

    Attributes:
        refusals: every place that was refused, in the order of files and lines.
    """

    def __init__(self, found: list[Refusal]) -> None:
        super().__init__('\n'.join(str(refusal) for refusal in found))
        self.refusals = found


class CompileError(Exception):
    """Transcrypt gave up; the message is what it printed."""


def transpile(modules: Mapping[str, Path], into: Path, compiled_before: Iterable[Path] = ()) -> None:
    """Compile Python modules to ES modules, with source maps that lead back to the Python lines.

    A module with a `.js` file beside it, of the same name, is that file: this is how a module gives a platform
    to the compiled program (see `sails_io.client.interop`).

    Arguments:
        modules: source file of each module by its dotted name; they may import one another.
        into: folder that receives `<dotted name>.js` and `.map` for each, and the lean runtime.
        compiled_before: sources of what the modules import and is not compiled now.

    Raises:
        SubsetError: a module holds something that Transcrypt would miscompile.
        CompileError: Transcrypt could not compile a module.

    Example:
        >>> transpile({'app': Path('app.py')}, Path('out'))  # writes out/app.js
    """
    twins = {
        name: path.with_suffix('.js') for name, path in modules.items() if path.with_suffix('.js').exists()
    }
    sources = {name: path.read_text(encoding='utf-8') for name, path in modules.items() if name not in twins}
    others = [path.read_text(encoding='utf-8') for path in compiled_before]
    by_name = set().union(*(taking_by_name(source) for source in [*sources.values(), *others]))
    found = [
        refusal
        for name, source in sources.items()
        for refusal in refusals(source, str(modules[name]), by_name)
    ]
    if found:
        raise SubsetError(found)
    native = native_classes(sources, set(twins))
    with tempfile.TemporaryDirectory() as folder:
        # A folder below, because a module of the program may be called as one of those that compile it.
        stage = Path(folder) / 'stage'
        for name in modules:
            staged = stage / _place(name, modules[name])
            staged.parent.mkdir(parents=True, exist_ok=True)
            lowered = lower(sources.get(name, ''), native.get(name, ()), set(twins))
            staged.write_text(lowered, encoding='utf-8')
        compiled = _run_transcrypt(stage, modules)
        into.mkdir(parents=True, exist_ok=True)
        for name, source in sources.items():
            _finish(compiled / f'{name}.js', into / f'{name}.js', modules[name], native[name])
            _point_map_at(modules[name], source, compiled / f'{name}.map', into / f'{name}.map')
    for name, twin in twins.items():
        shutil.copyfile(twin, into / f'{name}.js')
    runtime = resources.files('sails_io.compiler').joinpath('runtime.js').read_text(encoding='utf-8')
    (into / f'{RUNTIME}.js').write_text(runtime, encoding='utf-8')


def _place(name: str, path: Path) -> Path:
    """Return where Python looks for a module, or for a package."""
    folder = Path(*name.split('.'))
    return folder / path.name if path.name == '__init__.py' else folder.with_suffix('.py')


def _run_transcrypt(stage: Path, modules: Mapping[str, Path]) -> Path:
    """Compile all that is staged, and return the folder of the results."""
    program = stage / 'program_of_all_modules.py'
    program.write_text(''.join(f'import {name}\n' for name in modules), encoding='utf-8')
    out = stage / 'out'
    driver = [sys.executable, '-m', 'sails_io.compiler.run_transcrypt']
    command = [*driver, '-b', '-n', '-m', '-od', str(out), str(program)]
    done = subprocess.run(command, cwd=stage.parent, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise CompileError(f'Transcrypt could not compile {", ".join(modules)}:\n{done.stdout}{done.stderr}')
    return out


def _finish(compiled: Path, result: Path, source: Path, classes: set[str]) -> None:
    """Import the lean runtime instead of the stock one, and leave out the time of compiling."""
    text = compiled.read_text(encoding='utf-8')
    preamble = _PREAMBLE.match(text)
    if preamble is None:
        raise CompileError(f'{source}: the compiled module does not begin as Transcrypt 3.9.5 begins them')
    body = without_self(as_native(tidy(text[preamble.end() :]), classes))
    offered = _runtime_names()
    stock = {name.strip() for name in preamble[2].split(',')}
    missing = sorted(set(re.findall(r'\b__[a-z]+__(?= ?\()', body)) & stock - offered)
    if missing:
        raise CompileError(f'{source}: needs {", ".join(missing)}, which the lean runtime does not have')
    # The bundler drops what is not used; what the module itself defines is not the runtime's.
    imported = ', '.join(sorted(offered - _own_names(source)))
    result.write_text(
        f"// {source.name}\n{preamble[1]}import {{{imported}}} from './{RUNTIME}.js';\n{body}",
        encoding='utf-8',
    )


def _own_names(source: Path) -> set[str]:
    """Return the names that a module binds at its top level."""
    names: set[str] = set()
    for node in ast.parse(source.read_text(encoding='utf-8')).body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.AnnAssign):
            names |= _targets(node.target)
        elif isinstance(node, ast.Assign):
            names = names.union(*(_targets(target) for target in node.targets))
    return names


def _targets(target: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


@functools.cache
def _runtime_names() -> frozenset[str]:
    text = resources.files('sails_io.compiler').joinpath('runtime.js').read_text(encoding='utf-8')
    return frozenset(re.findall(r'^export (?:const|function\*?) ([\w$]+)', text, re.MULTILINE))


def _point_map_at(path: Path, source: str, compiled: Path, result: Path) -> None:
    """Let the map of a compiled module lead to the Python file as its author wrote it."""
    content = json.loads(compiled.read_text(encoding='utf-8'))
    content['sources'], content['sourcesContent'] = [str(path.resolve())], [source]
    result.write_text(json.dumps(content), encoding='utf-8')
