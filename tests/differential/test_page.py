"""docs/differences.md says what the tests say."""

from __future__ import annotations

from collections import Counter

from .catalogue import SCENARIOS
from .defects import DEFECTS, proofs
from .differences import written_down
from .page import FILE, RENEWAL, page


def test_the_page_is_up_to_date():
    text = FILE.read_text(encoding='utf-8') if FILE.exists() else ''
    assert text == page(), f'{FILE} is not what the scenarios say. `{RENEWAL}` writes it anew.'


def test_every_defect_has_a_test():
    assert {proof.defect for proof in proofs()} == set(DEFECTS)


def test_no_two_scenarios_have_one_name():
    names = Counter(scenario.name for scenario in SCENARIOS)
    assert [name for name, count in names.items() if count > 1] == []


def test_nothing_is_written_down_of_scenarios_that_are_no_more():
    assert set(written_down()) <= {scenario.name for scenario in SCENARIOS}
