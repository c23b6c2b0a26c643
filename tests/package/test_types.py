"""The types: samples compile in every way to get at them, but for the lines that must not."""

from __future__ import annotations

import pytest

from tests.package.ways import BUNDLER, NODE, SAMPLES, WAYS, put_samples
from tests.support.typescript import COMPILERS, complaints


@pytest.mark.parametrize('compiler', COMPILERS)
@pytest.mark.parametrize('way', WAYS)
def test_samples_compile_but_for_the_lines_that_must_not(project, way, compiler):
    put_samples(way, project / 'src')
    said = complaints(project, compiler, WAYS[way][0])
    assert not said, said


@pytest.mark.parametrize('compiler', COMPILERS)
def test_samples_of_the_extras_do_so_too(project, compiler):
    sample = SAMPLES / 'extras' / 'collection.ts'
    (project / 'src' / sample.name).write_bytes(sample.read_bytes())
    said = complaints(project, compiler, BUNDLER)
    assert not said, said


@pytest.mark.parametrize('compiler', COMPILERS)
def test_the_types_need_neither_those_of_a_page_nor_those_of_node(project, compiler):
    (project / 'src' / 'program.mts').write_text(
        "import sails from 'sails-io'; import 'sails-io/global'; sails().socket.get('/user');",
        encoding='utf-8',
    )
    said = complaints(project, compiler, {**NODE, 'lib': ['es2015']})
    assert not said, said


def test_a_sample_that_is_not_as_marked_is_told(project):
    source = ['const right: number = 7;', "const wrong: number = '7';", 'const fine = 7; // error TS2322']
    (project / 'src' / 'program.ts').write_text('\n'.join(source), encoding='utf-8')
    assert complaints(project, 'typescript', BUNDLER).splitlines() == [
        "src/program.ts(2,7): error TS2322: Type 'string' is not assignable to type 'number'.",
        'src/program.ts(3): compiles',
    ]
