"""A process of the cluster fails under load: nothing ends without a word, and its visitors go on with the other."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.cluster.cluster import NAMES, Cluster
from tests.cluster.conftest import Found
from tests.cluster.outcome import Outcome
from tests.cluster.report import LOST, OK
from tests.cluster.scenario import Scenario
from tests.cluster.service import Service

ON_ITS_WAY = 500  # milliseconds at most that an event takes to a visitor, on a machine with much else to do
SCENARIOS = {
    'lowered': Scenario('SIGTERM', Service.lower, {}),
    'killed': Scenario('SIGKILL', Service.kill, {}),
    'hasty': Scenario('SIGKILL, reconnectionDelay 100', Service.kill, {'reconnectionDelay': 100}),
    'frozen': Scenario('SIGSTOP', Service.freeze, {}, keeps_order=False),
}


@pytest.fixture(scope='module', params=SCENARIOS)
def way(request: pytest.FixtureRequest) -> str:
    """How processes fail."""
    return str(request.param)


@pytest.fixture(scope='module')
def outcomes(
    way: str, cluster: Cluster, browser: Browser, node_client: Path, found: Found, pytestconfig: pytest.Config
) -> list[Outcome]:
    """What became of the visitors, each time that a process failed: one and the other in turns."""
    rounds, victims = range(pytestconfig.getoption('--rounds')), cycle(NAMES)
    seen = [
        SCENARIOS[way].observe(cluster, browser, node_client, victim, f'{way}-{number}')
        for number, victim in zip(rounds, victims, strict=False)
    ]
    found[way] = (SCENARIOS[way], seen)
    return seen


def test_each_request_ends_exactly_once(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        for report in outcome.reports:
            assert [len(endings) for endings in report.endings] == [1] * len(report.endings)


def test_it_ends_with_an_answer_or_says_that_the_connection_was_lost(outcomes: list[Outcome]) -> None:
    reports = [report for outcome in outcomes for report in outcome.moved]
    assert {ending for report in reports for [ending] in report.endings} == {OK, LOST}


def test_what_is_asked_again_is_answered(outcomes: list[Outcome]) -> None:
    retrying = [report for outcome in outcomes for report in outcome.moved if report.retries]
    assert sum(report.again for report in retrying) > 0
    assert {ending for report in retrying for [ending] in report.endings} == {OK}


def test_what_waited_for_the_connection_is_answered(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        for report in outcome.moved:
            assert report.waited
            assert set(report.waited) <= set(report.ended(OK))


def test_what_was_answered_ran(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        for report in outcome.reports:
            assert set(report.ended(OK)) <= set(outcome.ran[report.name])


def test_what_is_not_asked_again_runs_once_at_most(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        for report in outcome.reports:
            ran = outcome.ran[report.name]
            assert report.retries or len(ran) == len(set(ran))


def test_requests_run_in_the_order_of_asking(outcomes: list[Outcome], way: str) -> None:
    for outcome in outcomes:
        for report in outcome.reports:
            # What a frozen process had not read yet, it runs when it goes on.
            if not report.retries and SCENARIOS[way].keeps_order:
                assert outcome.ran[report.name] == sorted(outcome.ran[report.name])


def test_visitors_move_to_the_other_process_and_subscribe_there(
    outcomes: list[Outcome], cluster: Cluster
) -> None:
    for outcome in outcomes:
        assert len(outcome.moved) > 0
        for report in outcome.moved:
            assert [home.node for home in report.homes] == [outcome.victim, cluster.other(outcome.victim)]
        assert all(len(report.homes) == 1 for report in outcome.stayed)


def test_their_session_is_the_one_that_they_had(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        assert {home.visits for report in outcome.reports for home in report.homes} == {1}


def test_no_event_comes_twice(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        for report in outcome.reports:
            assert set(report.heard.values()) == {1}


def test_visitors_miss_events_only_while_they_are_away(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        assert len(outcome.of_survivor()) > 50
        for report in outcome.moved:
            for event in outcome.missed(report):
                assert event['end'] >= outcome.at - ON_ITS_WAY
                assert event['begin'] <= report.homes[-1].at


def test_who_stayed_misses_nothing(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        assert len(outcome.stayed) > 0
        assert [outcome.missed(report) for report in outcome.stayed] == [[]] * len(outcome.stayed)
