"""Every criterion is a rule that professionals tick, whichever field of an entry says it."""

import random
from dataclasses import asdict

from tests.conftest import CONTENT
from tests.in_deno import called
from tests.records import BOROUGH, HILL, WHARF
from tests.small_catalogue import catalogue

from activity_directory.catalogue.loading import load
from activity_directory.listing.eligibility import (
    Person,
    Rule,
    as_data,
    outcome,
    rules_of,
    together,
)
from activity_directory.model.eligibility import Eligibility

AREAS = catalogue().vocabularies["areas"]


def words(eligibility: Eligibility) -> list[str]:
    return [rule.words for rule in rules_of(eligibility, AREAS)]


def test_what_only_the_sentence_says_is_a_tick_too():
    borough = load(CONTENT).catalogue
    assert borough is not None
    friday_club = borough.activity_by_slug["friday-club"].eligibility
    assert friday_club is not None
    assert words(friday_club) == [
        "Aged 18 and over",
        "For adults aged 18 and over with a learning disability.",
    ]
    assert words(Eligibility(text="for dads")) == ["For dads."]
    assert words(Eligibility(in_their_words="Ask us.")) == ["Ask us."]


def test_a_sentence_that_adds_nothing_is_no_tick():
    over_60 = Eligibility(minimum_age=60, lives_in=(WHARF,), text="For anyone aged 60 and over.")
    assert words(over_60) == ["Aged 60 and over", "Lives in Wharf"]
    assert words(Eligibility(minimum_age=18, text="For adults.")) == ["Aged 18 and over"]
    assert words(Eligibility(minimum_age=16, text="For adults.")) == [
        "Aged 16 and over",
        "For adults.",
    ]
    assert rules_of(None, AREAS) == rules_of(Eligibility(), AREAS) == ()


def test_the_ends_of_ages_and_of_a_bmi():
    [ages] = rules_of(Eligibility(minimum_age=18, maximum_age=25), AREAS)
    [over] = rules_of(Eligibility(over_age=16), AREAS)
    [heavy] = rules_of(Eligibility(bmi_over=28), AREAS)
    ends = {17: "no", 18: "yes", 25: "yes", 26: "no", None: "ask"}
    assert {age: outcome(ages, Person(age=age)) for age in ends} == ends
    # The provider's "over 16" leaves open whether 16 counts.
    ends = {15: "no", 16: "ask", 17: "yes"}
    assert {age: outcome(over, Person(age=age)) for age in ends} == ends
    limits = {28: "no", 28.1: "yes", None: "ask"}
    assert {bmi: outcome(heavy, Person(bmi=bmi)) for bmi in limits} == limits


def test_where_somebody_lives():
    [wharf] = rules_of(Eligibility(lives_in=(WHARF,)), AREAS)
    [borough] = rules_of(Eligibility(lives_in=(BOROUGH,)), AREAS)
    places = {WHARF.id: "yes", HILL.id: "no", BOROUGH.id: "ask", "-": "no", None: "ask"}
    assert {area: outcome(wharf, Person(area=area)) for area in places} == places
    assert outcome(borough, Person(area=HILL.id)) == "yes"


def test_one_rule_that_is_not_met_decides():
    pregnant = Rule("Pregnant", excludes=True)
    assert outcome(pregnant, Person(facts={"Pregnant": True})) == "no"
    assert outcome(pregnant, Person(facts={"Pregnant": False})) == "yes"
    assert outcome(pregnant, Person(facts={"Frail": True})) == "ask"
    assert together(["yes", "ask", "no"]) == "no"
    assert together(["yes", "ask"]) == "ask"
    assert together([]) == "yes"


PEOPLE = 1500


def test_the_page_answers_as_the_engine_does_about_anybody():
    draw = random.Random(15)
    facts = ["Pregnant", "constructor", "Role: carer", "For dads."]
    people, cases = [], []
    for _ in range(PEOPLE):
        least, most = sorted((draw.randint(0, 90), draw.randint(0, 90)))
        eligibility = Eligibility(
            minimum_age=draw.choice([None, least]),
            maximum_age=draw.choice([None, most]),
            over_age=draw.choice([None, least]),
            lives_in=tuple(draw.sample([BOROUGH, WHARF, HILL], draw.randint(0, 2))),
            bmi_over=draw.choice([None, 28]),
            role=draw.choice(["", "carer"]),
            text=draw.choice(["", "For dads."]),
            other=draw.choice(["", "constructor"]),
            not_suitable_for=tuple(draw.sample(["pregnant", "frail"], draw.randint(0, 2))),
        )
        person = Person(
            age=draw.choice([None, least, most, least - 1, most + 1, draw.randint(0, 99)]),
            bmi=draw.choice([None, 27.9, 28, 28.1]),
            area=draw.choice([None, "-", BOROUGH.id, WHARF.id, HILL.id]),
            facts={fact: draw.random() < 0.5 for fact in facts if draw.random() < 0.5},
        )
        people.append(person)
        cases.append(rules_of(eligibility, AREAS))
    ours = [[outcome(rule, one) for rule in case] for case, one in zip(cases, people, strict=True)]
    assert {together(outcomes) for outcomes in ours} == {"yes", "no", "ask"}
    module = ["templates/components/eligible/rules.js"]
    calls = [
        ["outcome", as_data(rule), asdict(one)]
        for case, one in zip(cases, people, strict=True)
        for rule in case
    ]
    calls += [["together", outcomes] for outcomes in ours]
    flat = [answer for outcomes in ours for answer in outcomes]
    assert called(module, calls) == [*flat, *map(together, ours)]
