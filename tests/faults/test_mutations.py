"""The list of bugs follows the sources and the tests. (Whether each is caught, `make mutations` finds out.)"""

from __future__ import annotations

import ast
import re
import shutil

import pytest

from tests.faults.mutations.catalogue import MUTATIONS
from tests.faults.mutations.mutation import CLIENT
from tests.support.tools import CHECKOUT


@pytest.mark.parametrize('mutation', MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_bug_can_be_made_and_is_still_python(mutation, tmp_path):
    shutil.copytree(CHECKOUT / CLIENT, tmp_path / CLIENT)
    mutation.apply(tmp_path)
    source = (tmp_path / CLIENT / mutation.file).read_text(encoding='utf-8')
    assert ast.parse(source)
    assert source != (CHECKOUT / CLIENT / mutation.file).read_text(encoding='utf-8')


def test_there_are_as_many_as_are_wanted():
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS) >= 20


@pytest.mark.parametrize(
    'mutation', [each for each in MUTATIONS if each.caught_by], ids=lambda each: each.name
)
def test_who_catches_it_is_there(mutation):
    file, which = mutation.caught_by
    names = ' '.join(each.read_text(encoding='utf-8') for each in (CHECKOUT / file).parent.rglob('*.py'))
    assert [word for word in re.findall(r'\w+', which) if word != 'and' and word not in names] == []
