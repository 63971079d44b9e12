"""How often the find page answers well: sets of queries with the listings that should come first.

Somebody wrote them who looked at the listings and not at the code. What must hold is a little less
than what was measured; docs/decisions/0006-search.md has the figures.
"""

import pytest
from tests.conftest import ROOT
from tools import search_queries

TODAY = "2026-11-23"
SETS = ROOT / "tests" / "search" / "queries"
# The least share of queries whose first result is right, and with a right one among three. Nobody
# who tunes looks at the queries of the sets that are held out. Whoever does moves them into the
# other set. Of that one a fifth is asked here, for time; `tools/search_queries.py` asks all.
LEAST = {
    "tune.tsv": (0.87, 0.96),
    "held-out.tsv": (0.88, 0.95),
    "held-out-2.tsv": (0.77, 0.95),
}
ASKED = {
    "tune.tsv": slice(None, None, 5),
    "held-out.tsv": slice(None),
    "held-out-2.tsv": slice(None),
}


@pytest.fixture(scope="module")
def page(browser, address):
    opened = search_queries.open_find_page(browser, address, TODAY)
    yield opened
    opened.close()


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_what_is_looked_for_comes_first(page, name, least):
    queries = search_queries.queries_in(SETS / name)[ASKED[name]]
    answers = [search_queries.ask(page, query) for query in queries]
    score = search_queries.scores(answers)["all"]
    assert score.first >= least[0], search_queries.report(answers, len(answers))
    assert score.three >= least[1], search_queries.report(answers, len(answers))


# What is understood of some words, as chips; and what is said of them.
READINGS = {
    "lonley": (["Feeling lonely or cut off"], ""),
    "The Quiet Garden": (["Gardening and growing"], ""),
    "Buggy Walk and Talk": (["Walking and the outdoors"], ""),
    "chair": (["Gentle movement"], ""),
    "wheelchair access": (["Step-free entrance and route"], ""),
    "tomorrow evening": (["Tomorrow", "Evening, from 5pm"], "We looked for Tomorrow"),
    "choir this weekend": (["Music and singing", "This weekend"], "No listing has all of that."),
    "evening activities": (["Evening, from 5pm"], ""),
    "after 6pm": (["After 6pm"], ""),
    "wednesday between 2 and 4": (["Wednesday", "Between 2pm and 4pm"], ""),
    "open late": (["Late in the evening"], ""),
    "3 o'clock": (["At about 3pm"], ""),
    "short course": (["A course of some weeks"], ""),
    "beriev ement": (["Bereavement and loss, Bereaved people"], ""),
    "weekends": (["At the weekend"], ""),
    "at the weekend": (["At the weekend"], ""),
    "meditashun": (["Relaxation and mindfulness"], "No listing says “meditashun”."),
    "do u have to be good at art": (["Arts and crafts"], ""),
    "hypothyroidism": (["Living with a long-term condition"], ""),
    "term time only": (["In term time"], ""),
    "walks in the old town": (["Walking and the outdoors", "Old Town"], ""),
    "fri morning": (["Friday", "Morning"], ""),
    "daytime": (["Morning, Afternoon"], ""),
    "brassic": (["Money worries and debt"], ""),
    "my mum keeps forgetting things": (["Memory problems and dementia"], ""),
    "my neighbour is lonely": (["Feeling lonely or cut off"], ""),
    "under £5": (["Up to £5"], ""),
    "free things to do tomorrow": (["Free", "Tomorrow"], ""),
    "menopause": ([], "There is nothing for Menopause here yet."),
    "not religious": ([], "No listing says “religious”."),
    "mój mąż": ([], "No listing says"),
    "tuesday afternoon in northgate": (["Tuesday", "Afternoon", "Northgate"], ""),
    "LW4": (["Near LW4"], ""),
    "over 70": (["Older people (about 55 and over)"], ""),
    "walkingfootball": (["Exercise and sport"], ""),
    "foot ball": (["Exercise and sport"], "No listing says “foot ball”. We looked for Exercise"),
    "zumba": (["Exercise and sport"], "No listing says “zumba”. We looked for Exercise"),
    "my knees really hurt": (["Long-lasting pain, Gentle movement"], ""),
    "i have not got any friends": (["Feeling lonely or cut off"], ""),
    "lost my sister": (["Bereavement and loss"], ""),
    "this afternoon": (["This afternoon"], ""),
    "first saturday of the month": (["First saturday"], ""),
    "every fortnight": (["Every two weeks"], ""),
    "in january": (["Starts in January"], ""),
    "pay what i can": (["Pay what you can"], ""),
    "concessions": (["Lower price if you are on benefits"], ""),
    "doesn't cost much": (["Up to £5"], ""),
    "doesn't cost anything": (["Free"], ""),
    "number 65 bus": ([], ""),
    "bus 98": ([], "No listing says “bus 98”."),
    "every other friday": (["Friday, Every two weeks"], ""),
    "arts not with men": (["Arts and crafts", "not Men"], ""),
    "not just for old people": (["not Older people (about 55 and over)"], ""),
    "company without having to talk": (["Feeling lonely or cut off"], ""),
    "i am seventy": (["Older people (about 55 and over)"], ""),
    "do you speak tamil": (["Tamil"], ""),
    "cancer": ([], "There is nothing for Living with or after cancer here yet."),
    "26 november": (["Thursday 26 November"], ""),
    "25th of december": (["Friday 25 December"], "We do not know yet what is off on Friday 25"),
    "christmas day": (["Friday 25 December"], "We do not know yet what is off on Friday 25"),
    "choir 3 dec 2026": (["Music and singing", "Thursday 3 December"], "We do not know yet"),
    "10.30": (["At about 10am"], ""),
    "9.30-11.30": (["Between 9am and noon"], ""),
    "10.20 on tuesday": (["At about 10am", "Tuesday"], ""),
    "£3.50": (["Up to £4"], ""),
    "no men": (["not Men"], ""),
    "without women": (["not Women"], ""),
    "not free": (["not Free"], ""),
    "any day but monday": (["On any day", "not Monday"], ""),
    "not monday or tuesday": (["not Monday", "not Tuesday"], ""),
    "i can't do mornings": (["not Morning"], ""),
    "no friends": (["Feeling lonely or cut off"], ""),
    "anything but exercise": (["not Getting more active, Gentle movement"], ""),
    "anxiety but not groups": (["Anxiety, stress or worry"], "We could not leave out “groups”"),
    "quokka": (["Weight and healthy eating"], "No listing says “quokka”. We looked for Weight"),
    "stopping smoking before 9": (
        ["Before 9am"],
        "There is nothing for Stopping smoking here yet.",
    ),
    "lift": (["Lift"], ""),
    "lift to hospital": (
        ["Getting out and about, Transport and practical help at home"],
        "",
    ),
    "blue badge": (["Blue Badge parking"], ""),
    "xylophone": ([], "No listing says “xylophone”."),
    "bin day": ([], "No listing says “bin day”."),
    "?": ([], "No listing says “?”."),
    "worried about money": (["Money worries and debt"], ""),
    "stressed about my rent": (
        ["Anxiety, stress or worry", "Money worries and debt, Housing and homelessness"],
        "",
    ),
    "wensday": (["Wednesday"], ""),
    "friday nite": (["Friday", "Evening, from 5pm"], ""),
    "northgate center": (["Northgate"], ""),
    "what can i join in the evening": (["Evening, from 5pm"], ""),
    "car": ([], ""),
    "caring": (["Looking after someone (carers)"], ""),
    "help with my laptop": (["Phones and getting online"], ""),
    "im in lw4 2rz whats close": (["Near LW4\u00a02RZ"], ""),
    "lw5 lunch": (["Near LW5", "Food and essentials, Social groups and cafes"], ""),
    "lw5 lde": (["Near LW5\u00a01DE"], ""),
    "hubby has alzheimers": (
        ["Memory problems and dementia, Looking after someone (carers)"],
        "",
    ),
    "45F BMI 34 motivated": (["Weight and healthy eating"], ""),
    "need to talk to someone": (["Feeling lonely or cut off"], ""),
    "drinking too much at home": (
        ["Comes to you, wherever you live, At your home"],
        "There is nothing for Alcohol, drugs or gambling here yet.",
    ),
    "apply for a blue badge": (["Benefits and form filling"], ""),
    "someone to take dad to hospital": (["Getting out and about"], ""),
    "exercise sitting down": (["Gentle movement"], ""),
    "nursery place": (["Children and families"], "No listing says “nursery place”. We looked for"),
    "copd not an exercise class": (
        [
            "Heart, stroke and breathing conditions",
            "not Getting more active, Gentle movement",
        ],
        "",
    ),
    "gardeningforbeginners": (
        ["Gardening and growing"],
        "No listing says “gardeningforbeginners”. We looked for Gardening",
    ),
}


@pytest.mark.parametrize(("words", "reading"), READINGS.items())
def test_words_are_read_as_the_decision_says(page, words, reading):
    answer = search_queries.ask(page, search_queries.Query(words, "", (), ()))
    understood, said = reading
    assert list(answer.understood) == understood
    assert answer.said.startswith(said)
    assert bool(answer.said) == bool(said)


@pytest.mark.parametrize(
    ("words", "first", "never"),
    [
        ("my mum keeps forgetting things", "memory-cafe", ""),
        ("baby groups", "", "paint-it-out"),
        ("15 year old", "paint-it-out", "get-moving-gym"),
        ("10 year old", "", "dads-play"),
        ("women only", "pip-forms-women", "walking-football"),
        ("tonight", "", "safe-line"),
        ("today", "", "memory-cafe"),
        ("people with a learning disability over 18", "friday-club", "paint-it-out"),
        ("help with computer", "digital-buddies", ""),
        ("drinking too much", "", "warm-space"),
        ("bus 7", "", "cook-12"),
        ("chiar exercises", "chair-exercise", ""),
        ("my hands are bad but i like to make things", "crafternoons", ""),
        ("bring my baby", "english-cafe", "paint-it-out"),
        ("after 6 months", "", "bridge-club"),
        ("before 9", "", "wednesday-walk"),
        ("children on a saturday", "dads-play", "larkwell-shed"),
        ("24 hours", "safe-line", "larkwell-shed"),
        ("5 december", "", "memory-cafe"),
        ("sing but not thursday", "", "sing-and-breathe"),
        ("dementia not monday", "", "memory-cafe"),
        ("walking not wednesday", "", "wednesday-walk"),
        ("free not tuesday", "allotment", "talking-cafe"),
        ("not free", "", "talking-cafe"),
        ("not after 6", "", "carers-evening"),
        ("not before 10", "", "tai-chi-park"),
        ("step free shed", "larkwell-shed", ""),
        ("wheelchair group", "", "larkwell-shed"),
        ("craft group no stairs", "crafternoons", ""),
        ("grandad with grandson age 3", "dads-play", "paint-it-out"),
        ("slimin club", "slimming-12", ""),
        ("northgate bridge", "bridge-club", ""),
        ("highfield thursday", "", "bridge-club"),
        ("had a baby six weeks ago feeling low and not seeing anyone", "buggy-walk", ""),
        ("i look after my mum and im worn out", "carers-evening", ""),
        ("where can i take my boy saturdays now me and his mum split up", "dads-play", ""),
        ("museum mornings how do i refer", "museum-mornings", ""),
        ("evening groups i work all day", "", "english-cafe"),
        ("helpwithrent", "advice-drop-in", ""),
        ("copd not an exercise class", "sing-and-breathe", ""),
        ("lose weight but i hate the idea of a gym", "slimming-12", ""),
        ("diabetic and gyms scare me", "get-moving-gym", ""),
        ("scared of falling", "steady-on", ""),
        ("worried about my memory", "memory-cafe", ""),
        ("excersise for old people", "chair-exercise", ""),
        ("seated exercises", "chair-exercise", ""),
        ("friendly phone", "friendly-calls", ""),
        ("help with my phone", "digital-buddies", ""),
        ("lost my job", "job-club", ""),
        ("scared of computers", "digital-buddies", "job-club"),
        ("my mother only speaks tamil and is very lonely during the day", "friendly-calls", ""),
        ("lonely during the day", "talking-cafe", ""),
        ("walk where i can bring the pram", "buggy-walk", ""),
        ("somewhere to wait while the car gets fixed", "warm-space", "carers-evening"),
        ("the fridge is empty and i have no job", "pantry", ""),
        ("my dad keeps getting lost", "memory-cafe", "saturday-remembering"),
        ("pantery", "pantry", ""),
        ("painters", "", "pantry"),
        ("husband caring for wife with ms", "carers-evening", ""),
        ("evening class online", "calm-online", ""),
        ("crafts walking distance from the station", "crafternoons", "wednesday-walk"),
        ("i want to be useful again", "become-a-champion", ""),
        ("who do i talk to about my council tax bill", "advice-drop-in", ""),
        ("can my support worker come in free", "chair-exercise", "warm-space"),
        ("groups for dads at the weekend", "dads-play", ""),
        ("this weekend", "", "dads-play"),
        ("board games in the daytime", "warm-space", ""),
        ("alone no friend here", "talking-cafe", ""),
        ("thursday evening something to do", "books-on-prescription", "safe-line"),
        ("i played bridge a bit years ago would i be out of my depth", "bridge-club", "dads-play"),
    ],
)
def test_words_leave_out_what_is_for_other_people_and_times(page, words, first, never):
    found = search_queries.ask(page, search_queries.Query(words, "", (), ())).found
    assert found[:1] == (first,) or not first
    assert never not in found


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("in debt and bereaved", {"advice-drop-in", "saturday-remembering"}),
        ("lost my job and my wife left me", {"job-club", "safe-line"}),
        ("my back hurts and i'm lonely", {"chair-exercise", "talking-cafe"}),
    ],
)
def test_each_of_two_troubles_is_answered_near_the_top(page, words, answers):
    found = search_queries.ask(page, search_queries.Query(words, "", (), ())).found
    assert answers <= set(found[:3])


def test_a_listing_that_is_asked_about_says_what_it_does_not_have(page):
    """Somebody who asks for a ramp to the Shed sees the Shed, and no promise of a ramp."""
    search_queries.ask(page, search_queries.Query("step free shed", "", (), ()))
    first, second = page.locator(".activity-result").all()[:2]
    said = "It does not say that it has: Step-free entrance and route. Ask first."
    assert said in first.inner_text()
    assert said not in second.inner_text()


def test_a_listing_that_is_asked_about_says_what_is_not_so(page):
    """Somebody who asks for a free gym sees the gym there is, and that it isn't free."""
    search_queries.ask(page, search_queries.Query("free gym", "", (), ()))
    first, second = page.locator(".activity-result").all()[:2]
    assert "It is not: Free." in first.inner_text()
    assert "It is not" not in second.inner_text()


def test_what_is_not_there_is_told_with_ways_on(page):
    """Nobody is left with nothing: the lists, and a person to ring."""
    answer = search_queries.ask(page, search_queries.Query("quidditch", "absent", ("-",), ()))
    assert answer.found == ()
    assert answer.offered
    assert answer.said.startswith("No listing says “quidditch”.")
    nothing = page.locator("[data-find-nothing]")
    assert nothing.get_by_role("link", name="Ring 999").is_visible()
