"""Words of danger are recognised, and what only looks like them is not."""

from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.danger.recognised import doubtful, figures, harmless, read, recognised
from tools.search_queries import queries_in

from activity_directory.catalogue import loading
from activity_directory.catalogue.catalogue import default_danger
from activity_directory.catalogue.loading import DANGER, load
from activity_directory.model.danger import Danger, DangerGroup, WordList
from activity_directory.search.danger_files import danger_files

CONTENT = ROOT / "content"
SETS = Path(__file__).parent
BOUNDS = {"tune": (0.97, 0.03), "held-out": (0.86, 0.085)}
"""The least share of danger recognised, and the most of harmless phrases taken for danger, by set.

The phrases of `held-out` are by somebody who saw neither the words nor the engine, and nobody who
chose words has read them. Whoever tunes on them moves them into `tune`, and asks for others.
"""


QUERIES = ROOT / "tests" / "search" / "queries"


@pytest.fixture(scope="module")
def community():
    return load(CONTENT).catalogue


@pytest.fixture(scope="module")
def files(community):
    return danger_files(community.danger)


@pytest.mark.parametrize("name", BOUNDS)
def test_a_set_of_phrases_is_recognised(files, name):
    found = figures(files, read(SETS / f"{name}.tsv"))
    least_recall, most_false = BOUNDS[name]
    assert found.recall >= least_recall, str(found)
    assert found.false_share <= most_false, str(found)


def test_the_first_file_never_calls_harmless_what_all_of_them_call_danger(files):
    """It tells much of what people look for apart from danger, before the rest has come."""
    dangerous = [phrase for name in BOUNDS for _, phrase in read(SETS / f"{name}.tsv")]
    ordinary = [one.words for one in queries_in(QUERIES / "tune.tsv")]
    phrases = [*dangerous, *ordinary]
    calm = harmless(files, phrases)
    found = recognised(
        files, [phrase for phrase, is_calm in zip(phrases, calm, strict=True) if is_calm]
    )
    assert not any(found)
    # A sentence has more words that may be of danger.
    assert sum(calm[len(dangerous) :]) > len(ordinary) / 3


def test_the_names_of_the_directory_itself_are_no_danger(community, files):
    """A search for the name of a listing or a term brings no crisis help unless it is of one."""
    names = [activity.name for activity in community.activities]
    names += [term.label for one in ("categories", "areas") for term in community.vocabularies[one]]
    found = recognised(files, names)
    assert [name for name, groups in zip(names, found, strict=True) if groups] == []


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("he hits me", ["HE HITS ME!!", "He  hit me.", "he’s hitting me", "hé hits me"]),
        ("i can't go on", ["i cant go on", "I cannot go on", "i can not go on", "I can’t go on…"]),
        (
            "domestic abuse",
            ["domestic-abuse", "domestic abuser", "Domestik Abuse", "abuse domestic"],
        ),
    ],
)
def test_case_accents_and_marks_make_no_difference(files, written, same):
    first, *others = recognised(files, [written, *same])
    assert first
    assert all(other and other[0] == first[0] for other in others), others


def test_a_harmless_phrase_hides_no_danger_beside_it(files):
    found = recognised(files, ["hit the gym", "he hit me when I hit the gym"])
    assert found[0] == []
    assert found[1][0] == "abuse"


WHO = WordList("who", ("husband", "wife"))


def own(words, harmless=(), sets=(WHO,)):
    """The files of one group of these phrases."""
    groups = (DangerGroup("abuse", "Abuse", tuple(words), ()),)
    return danger_files(Danger(groups, tuple(sets), tuple(harmless)))


def test_a_list_may_name_other_lists():
    sets = (
        WordList("partner", ("husband", "other half")),
        WordList("who", ("PARTNER", "man next door")),
        WordList("threat", ("threat from WHO",)),
    )
    files = own(["WHO shout", "THREAT"], sets=sets)
    phrases = ["my other half shouts", "man next door shouting", "threats from husband", "a shout"]
    assert recognised(files, phrases) == [["abuse"], ["abuse"], ["abuse"], []]


def test_what_stands_after_a_minus_speaks_against_a_phrase():
    files = own(["choke"], harmless=["choke + course - is - WHO"])
    phrases = ["choking course", "a course on choking", "she is choking on the course"]
    phrases += ["choking", "course, my husband choked"]
    assert recognised(files, phrases) == [[], [], ["abuse"], ["abuse"], ["abuse"]]


def test_a_phrase_with_a_full_stop_is_all_that_is_typed():
    phrases = ["I give up", "i really give up", "i give up smoking", "shall i give up"]
    assert recognised(own(["i give up."]), phrases) == [["abuse"], ["abuse"], [], []]
    assert doubtful(own(["done."]), ["done"]) == [False]


@pytest.mark.parametrize(
    "phrase",
    [
        "choking first aid course",
        "stroke club",
        "recovering from stroke",
        "recovering from a heart attack",
        "my dad is recovering from his stroke",
        "epilepsy swimming group",
        "sepsis survivors",
        "stroke a dog",
        "stroking rabbits",
        "stalking deer",
        "fox hunting history",
        "controlling weeds",
        "strangling ivy",
        "kill slugs",
        "hit the gym",
        "killing time",
        "i can't walk any more",
        "i can't see to read anymore",
        "can't get upstairs any more",
        "where can i go on a sunday",
        "which courses can i go on",
        "gyms scare me",
        "my sister wants a night out with music",
        "i got choked up at the funeral",
        "i daren't open my post",
        "lost my passport",
        "can't leave him alone he has dementia",
        "thinking of ways to do it cheaper",
        "landlord repairs",
        "teenager self esteem art",
        "kids hungry in the holidays",
    ],
)
def test_services_animals_plants_and_idioms_are_harmless(files, phrase):
    assert recognised(files, [phrase]) == [[]]


@pytest.mark.parametrize(
    ("phrase", "group"),
    [
        ("he htis me", "abuse"),
        ("he watches my phone", "abuse"),
        ("i fink about dying", "suicide"),
        ("he is choking at the lunch club", "sudden-illness"),
        ("dad is having a stroke in his exercise class", "sudden-illness"),
        ("he killed my dog", "abuse"),
        ("he says he will kill the cat", "abuse"),
        ("the dog bit my child", "child-harm"),
        ("i cant anymore", "suicide"),
        ("thinking of ways to do it", "suicide"),
        ("every night i wake up wishing i hadnt", "suicide"),
        ("he keeps my passport", "abuse"),
        ("i sleep with the door locked", "abuse"),
        ("the landlord wants sex for rent", "abuse"),
        ("they locked nan in her room", "elder-abuse"),
        ("i cant do this anymore", "suicide"),
        ("i cant walk anymore and i want to die", "suicide"),
        ("how can i go on", "suicide"),
        ("i want out", "suicide"),
        ("he won't let me have a night out", "abuse"),
        ("he choked me on a night out", "abuse"),
        ("gyms scare me and so does he", "abuse"),
        ("i daren't open the door to him", "abuse"),
    ],
)
def test_the_same_words_are_of_danger_where_somebody_does_it_or_it_happens_now(
    files, phrase, group
):
    assert group in recognised(files, [phrase])[0]


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("gas leak", "gas-emergency"),
        ("i can smell gas", "gas-emergency"),
        ("carbon monoxide alarm", "gas-emergency"),
        ("mum not waking up", "emergency"),
        ("nan wont wake up", "emergency"),
        ("taken too many tablets", "emergency"),
        ("drunk too much and wont wake", "emergency"),
        ("choking", "emergency"),
        ("stroke", "emergency"),
        ("chest pain", "emergency"),
        ("fgm", "fgm"),
        ("they want to cut my sister", "fgm"),
        ("my boyfriend rapes me", "rape-crisis"),
        ("i want to go to sleep and not wake up", "samaritans"),
    ],
)
def test_a_danger_brings_the_right_number_first(community, files, phrase, line):
    ((found, *_),) = recognised(files, [phrase])
    lines = {group.id: group.lines for group in community.danger.groups}
    assert lines[found][0] == line


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("im gonna kill myself 2nite", "I am going to kill myself tonight"),
        ("sum1 is hurting my kid", "someone is hurting my child"),
        ("dnt wanna live", "I do not want to live"),
        ("he'll kill me", "he will kill me"),
        ("hell kill me", "he will kill me"),
        ("i have to marry him", "I have to marry him"),
    ],
)
def test_short_forms_of_a_phone_are_read_as_the_words_they_stand_for(files, short, long):
    first, second = recognised(files, [short, long])
    assert first
    assert first == second


def test_a_word_that_may_be_of_danger_is_known_by_itself(files):
    words = ["rape", "raped", "sucide", "overdoze", "choking", "lonley", "zumba", "gardenning"]
    found = doubtful(files, words)
    assert found == [True, True, True, True, True, False, False, False]


def test_every_group_brings_numbers_that_the_community_has(community):
    lines = {line.id for line in community.site.crisis_lines}
    for group in community.danger.groups:
        assert group.lines, group.id
        assert set(group.lines) <= lines, group.id
        assert set(group.needs) <= set(community.vocabularies["needs"].terms), group.id


def test_the_softwares_own_words_are_those_of_the_demonstration():
    own = Path(loading.__file__).with_name("danger.yml")
    assert own.read_bytes() == (CONTENT / DANGER).read_bytes()
    assert default_danger().groups


def test_a_new_community_begins_with_the_same_crisis_lines():
    def lines(path):
        text = path.read_text(encoding="utf-8")
        return text[text.index("crisis_lines:") :].partition("\n\n")[0]

    assert lines(ROOT / "starter/content/site.yml") == lines(CONTENT / "site.yml")
