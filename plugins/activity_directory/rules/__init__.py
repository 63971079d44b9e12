"""What can be wrong in what was read, and between the files: a module a rule, each listed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.rules import (
    addresses_stand,
    capitals,
    cards_have_codes,
    claims_of_authority,
    crisis_lines_for_danger,
    exceptions_are_needed,
    forms_can_be_sent,
    likely_duplicates,
    links_lead_somewhere,
    look_alike_domains,
    map_of_areas,
    numbers_to_ring,
    pause_has_ended,
    personal_details,
    pictures_are_there,
    place_of_a_time,
    private_numbers,
    review_is_overdue,
    school_terms_run_out,
    terms_hold_together,
    text_is_safe,
    try_instead_is_on,
    two_alphabets,
    web_addresses,
    withheld_stays_withheld,
    words_and_facts,
)
from activity_directory.rules.checking import Checker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Catalogue, Community
    from activity_directory.problems import Problem
    from activity_directory.rules.checking import Findings
    from activity_directory.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    addresses_stand.RULE,
    capitals.RULE,
    cards_have_codes.RULE,
    claims_of_authority.RULE,
    crisis_lines_for_danger.RULE,
    forms_can_be_sent.RULE,
    likely_duplicates.RULE,
    links_lead_somewhere.RULE,
    look_alike_domains.RULE,
    map_of_areas.RULE,
    numbers_to_ring.RULE,
    pause_has_ended.RULE,
    personal_details.RULE,
    pictures_are_there.RULE,
    place_of_a_time.RULE,
    private_numbers.RULE,
    review_is_overdue.RULE,
    school_terms_run_out.RULE,
    terms_hold_together.RULE,
    text_is_safe.RULE,
    try_instead_is_on.RULE,
    two_alphabets.RULE,
    web_addresses.RULE,
    withheld_stays_withheld.RULE,
    words_and_facts.RULE,
)


def checker(community: Community, today: date) -> Checker:
    """Who applies every rule, to one entry after another and then to all of them."""
    return Checker(RULES, community, today)


def problems_in(
    catalogue: Catalogue, today: date, of_reading: Sequence[Problem] = ()
) -> Iterator[Problem]:
    """The problems that every rule finds and the warnings of reading, but for the exceptions.

    `of_reading` are the errors that were found before, which no exception excuses.
    """
    judge_of_all = checker(catalogue, today)
    findings = map(judge_of_all.check_entry, catalogue.entries)
    return all_problems(judge_of_all, findings, [*catalogue.warnings, *of_reading])


def all_problems(
    checker: Checker, findings: Iterable[Findings], of_reading: Sequence[Problem]
) -> Iterator[Problem]:
    """The same, where each entry has been judged already. `of_reading` has warnings in it too."""
    warnings = [problem for problem in of_reading if problem.severity == "warning"]
    errors = [problem for problem in of_reading if problem.severity == "error"]
    problems = [*warnings, *checker.check_all(findings)]
    return exceptions_are_needed.without_the_excused(
        problems, checker.community, checker.today, errors
    )
