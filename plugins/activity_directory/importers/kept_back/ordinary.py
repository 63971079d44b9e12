"""Words that are no part of anybody's name: what groups, places, shops and activities are called.

Where a text asks people to `text Nkechi`, no list of first names helps: there are too many. But few
words other than names begin with a capital there, and most of them are here. First names that are
words as well, such as Hope and Grace, are left out: in doubt they are somebody's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from activity_directory.importers.kept_back.addresses import STREETS
from activity_directory.importers.kept_back.english import is_english
from activity_directory.importers.kept_back.people import is_also_a_place
from activity_directory.importers.kept_back.person import (
    TITLES,
    has_word_of_a_group,
    is_first_name,
)
from activity_directory.importers.kept_back.roles import is_no_name
from activity_directory.importers.kept_back.word import keys_in

_OF_LISTS = (
    "accommodation ale allergies applications appointments artisans asylum audio award awards "
    "bags barista beauty beds benefits bicycle birth board boards bonus boxes bricks bringing "
    "broadband builder builders bursary cabin calm camp camps capacity cards carols ceiling "
    "century chapter charter chat chatter checks chickens choices city clear client clients "
    "clinics clothes clothing colour comfort company compass computer computers concert "
    "contract control conversation copper cord counsel crew daily deaths deposit desert design "
    "designs digital doors draw drawing electric emergency evidence exit eyes feast feeding "
    "feet fibre field forward forwards front fruit fund funds furniture gaming gathering gear "
    "gig glass glow grant grants greens ground guests hands hearth hire holiday holidays "
    "homeless hosts houses humanitarian hut ideas immigration improving inside internal item "
    "items jam journeys keeping key knowledge lab laundry leaf level lifeline lift link listen "
    "loan loans loop lottery machine mail makaton maker makes maps massage mates matter mayor "
    "mechanics mentoring migrant migrants minibus mixed model motion nappy needle needs nest "
    "nights noise novel nutrition onward onwards outside outward panel panels paper parties "
    "party pass patch patchwork pest photo photography plan planet plans plant plants plots "
    "point points portal potluck press print probation proud quick rail rails reach records "
    "region remote repair resource resources results rhythm rights ring roots rope rough routes "
    "sanctuary save scheme seat seating sensory series share sharing shoes showers signs "
    "silence simply single site sleepers sound soundbeam sounds source sow spark spot spots "
    "standard states stations stream streets subject sun surf system tablets tactile tax tech "
    "thread threads tidy tools top trade trades trail trains travel tree trees trips turning "
    "twist upper uptown urgent vaccination vaccine van video views visiting vouchers walls "
    "warehouse wash wave waves ways wheel wide wings wish wool yarn yarns"
)
_CONDITIONS = (
    "addison alopecia alzheimer alzheimers angelman angina ankylosing asperger aspergers asthma "
    "ataxia bulimia cataracts coeliac colitis copd crohn crohns cushing cystic down downs "
    "dysphasia dystonia dystrophy eczema ehlers endometriosis epilepsy fibromyalgia glaucoma gout "
    "haemophilia hepatitis hiv hodgkin huntington huntingtons lipoedema lupus lymphoedema lymphoma "
    "macular meniere menieres menopause mesothelioma migraine migraines myeloma narcolepsy "
    "neuropathy palsy parkinson parkinsons prader psoriasis raynaud raynauds rosacea sciatica "
    "scoliosis sickle sjogren sjogrens tinnitus tourette tourettes vasculitis vertigo vitiligo"
)
"""What people live with; much of it is called after whoever described it."""
_OF_CHARITIES = (
    "advertiser alanon alateen anchor biffa bromford buddhist centrepoint curo duplo elim "
    "fareshare gazette groundwork herald livewell nacro oxfam papyrus penderels playdoh stepchange "
    "stonewall sustrans tearfund telegraph thinkaction veolia viridor"
)
"""Charities, landlords and firms that many lists name."""
_OF_GROUPS = (
    "able access action active aged ageing aid aids alert alive alliance alzheimers ambulance "
    "anonymous arthritis arts asian aspire autism autistic babies baby bank baptist barnardos beat "
    "beavers befriending bereavement best better bikes black blind blood blue body books bookworms "
    "borough bowlers bowling bowls boxing boys brain breakfast breathe breathing bright british "
    "brownies buddies buddy business cafe café cancer carents caribbean catering catholic "
    "challenge chance change charity chest childcare children childrens choice choir choral "
    "christchurch christian churches circle citizen citizens civic climate co coffee combined "
    "common commons companions connect connected connecting connection connections cooking corps "
    "council country county craft crafts creative creatives credit cricket crisis crossroads cruse "
    "cubs cultural culture cycle cycling cyclists dance dancers deaf dementia dental development "
    "diabetes dial different disability disabled discover district diverse dogs door drama drink "
    "dynamic early earth education elderly elders employment energy engage england english "
    "enterprise equality ethnic events every explorers express eye fair families family fellowship "
    "festival film fire first fit fitness flourish flower food foodbank football forces forest "
    "forum foundations free freedom fresh friendly friends friendship fun future futures gallery "
    "games garden gardeners gardening gate gateway gingerbread girlguiding girls gold golden good "
    "gospel grapevine green grief grow growers growing guides guild gym gymnastics happy harbour "
    "harriers headway healing health healthwatch healthy hearing heart hearts help helping "
    "heritage high hikers hindu history home homelessness homes homestart homework hospice housing "
    "humanists imagine impact improvement inclusion inclusive independent indian initiative "
    "inspire institute interfaith international islamic jewish jobcentre joggers join journey "
    "junior kicks kids kingdom kitchen knit knitters knitting ladies language larder laughter law "
    "learn learning legal legion leisure library life light lights lingo lions listening little "
    "live lives living local lodge london lunch macmillan makers market masters meals memories "
    "memory men mencap mens mental methodist microsoft mid mind mindful mindfulness minds mission "
    "mobility money mosque mothers motor move movement movers moves moving multicultural mums "
    "museum music musical muslim national natter nature neighbourhood neighbourly neighbours "
    "network new news next nightline north northern nursery offline open opera opportunities "
    "orchestra outdoor outdoors outreach over overeaters painters palliative pantry parade parents "
    "parkinsons parkrun partners partnership path pathway pathways patients peace pensioners "
    "people peoples pets phoenix photographic pilates players playgroup playhouse plus poets "
    "police pool positive post pottery prevention pride prime princes probus pulse quakers "
    "quilters quilting rainbow rainbows ramblers rambling rangers readers reading recovery "
    "recreation recycling red refuge refugee regeneration relate respite response rest rethink "
    "retired ringers river riverside rock rotarians rotary rovers royal rugby runners running safe "
    "safeguarding safer samaritans scope scouts sea senior seniors sense services settlement "
    "shanty sheds shelter shine shop sight sikh silver silverline sing singers singing sixty "
    "skills smile smoking social solutions somali south southern space sparkle special spectrum "
    "spinners sport sporting sports springboard stage stagecoach standing stars start step steps "
    "sticks stitch stitchers stitches store stories story stride striders stroke strollers strong "
    "studio studios success sunshine support survivors swim swimmers swimming table tai talk "
    "talking tamil tea teenage tennis thames theatre therapy thrive time toddlers together topics "
    "tots touch town townswomen toy trailblazers training transport treasure triathlon trinity "
    "trove turn2us turnaround twinning u3a uniformed united unity university urban valley venture "
    "veterans victim victims victory village vision visual vocal voice voices walk walkers walking "
    "warm watch water way welcome welcoming welfare well wellness west western wheelchair wheels "
    "wild wildlife wise woman womans women womens woodcraft woodland words work workout works "
    "workshop world writers writing yard yes ymca young youth zone"
)
_OF_SERVICES = (
    "accounts adhd admissions advisory alcohol archives balance bladder bowel campaigns cardiac "
    "careers cemeteries central ceo coaching comms complaints compliments continence data "
    "democracy democratic dietetics dietitian dietitians discharge donors dpo drugs dyslexia "
    "editor editorial experience feedback finance fixtures foi frailty gdpr governance highways "
    "hr iapt intake invoices involvement jobs leaseholder leaseholders legacy lettings licensing "
    "lifestyle marketing maternity media misuse newsletter nursing occupational older outpatient "
    "outpatients paediatric paediatrics pals pastoral payroll performance pharmacy physical "
    "planning playscheme podiatry policy preschool privacy psychological pulmonary recruitment "
    "referee registrars rehab request requests research resident residents respiratory safety "
    "screening secretariat senco sexual smokefree speech squad strategy strength substance surveys "
    "tenant tenants therapies tours triage vacancies waste"
)
"""What services and their desks are called, as before the `@` of an address."""
_OF_PLACES = (
    "abbey academy airport allotment allotments annexe arena arms bar barn baths bay beach "
    "bridge building buildings bungalows bus campus canal car castle cathedral cemetery "
    "chapel clubhouse common cottage cottages country court courts croft docks estate farm "
    "fields flats football foyer gate gates golf grange grounds guildhall gurdwara hill hotel "
    "inn island junction lake leisure lido lodge lounge manor marina meadow mill moor "
    "newsagents office orchard parish park pavilion pier playground playing port precinct pub "
    "quay racecourse rec recreation rectory reservoir rooms sands shopping shore showground "
    "spa spire square stadium station supermarket synagogue temple terrace tesco tower towers "
    "citadel convent deanery friary mandir minster priory tabernacle track "
    "vale vestry viaduct vicarage view villas waterfront wharf wing wood woods workspace yard "
    "zoo"
)
_ACTIVITIES = (
    "aerobics aqua arabic art bach badminton ballet ballroom barre bengali bhangra bingo biscuits "
    "boccia bodyfit bokwa bollywood bootcamp boules bowls bread bridge cake cakes calligraphy "
    "canasta capoeira ceilidh chess chi chinese chips christmas cinema clay clubbercise crafting "
    "cream crochet croquet curling curry darts decoupage disco dominoes dressmaking easter "
    "embroidery esol fete folk french gentle german guitar gujarati hiit hindi italian japanese "
    "jazz judo juice jumble karaoke karate kickboxing kung kurling latin lego lindy line mahjong "
    "makaton mandarin meditation netball nordic origami otago painting petanque piano pie ping "
    "pizza poker polish pom pong portuguese printmaking prizes punjabi qi qigong quiz quizzes "
    "raffle reiki roast romanian rounders rummikub sale salsa samba sandwiches santa scones "
    "scrabble sewing shibashi sign skittles softball soup spanish spinning squash stay sudoku "
    "supper surfing tabata table taekwondo tamil tango tap toast tombola touch turkish uke ukes "
    "ukrainian ukulele urdu volleyball weaving welsh whist wreath yin yoga zumba"
)
_LEVELS = (
    "absolute advanced beginner bilingual elementary freestyle improver intermediate introductory "
    "novice novices postnatal postural refresher restorative strenuous taster ashtanga hatha "
    "iyengar kundalini vinyasa acol acoustic bumps"
)
"""For whom a class is, and in which style: `Yoga (Intermediate)`."""
_ON_A_SCREEN = (
    "app bluesky bookwhen clubspark eventbrite facebook gmail google hotmail instagram internet "
    "justgiving linkedin mailchimp meetup messenger monzo nextdoor online outlook paypal playwaze "
    "skype spond sumup teams telegram ticketsolve ticketsource tiktok twitter webex website "
    "whatsapp youtube zoom"
)
_SHOPS = (
    "aldi asda boots costa greggs iceland lidl marks morrisons sainsburys spencer waitrose wilko"
)
_OTHERS = (
    "above after afternoon again alternatively although am another any anybody anyone as "
    "august autumn available bank based be because been before beginners being below beside "
    "between bigger both bring but by can cash cheque come could covid current currently date "
    "dates days december did do does don done drop each eight either eleven else entry "
    "evening everybody everyone everything february fees few five following four friday "
    "fridays from full further get gift give giving go has have he her here hers him his "
    "hours how however i if improvers in indoor into is it its january july june just last "
    "latest less let like limited look low made main make march maybe meet meeting meetings "
    "midday mob mobile monday mondays more morning most must my nearest never nine no nobody none "
    "not nothing november now number october of off one only optional or order ordinary other "
    "others ours out own parking part past pay payment places pm previous price quality read "
    "really regular remember saturday saturdays second see september seven several she should "
    "since six so some something soon spring still stop such summer sunday sundays tel "
    "telephone ten terms than thank thanks that their them then there these they third this "
    "those though three through thursday thursdays tickets till times to today too tuesday "
    "tuesdays twelve two "
    "under unless until up upstairs usual very via visit wait was we wednesday wednesdays "
    "week weekday weekdays weekend weekends weekly were what when where whether which while "
    "who why winter without would xmas year years you your yours yourself"
)
_DONE = frozenset(_ACTIVITIES.split()) | {
    *("class", "classes", "course", "dance", "dancing", "exercise", "fitness", "lesson", "lessons"),
    *("music", "pilates", "session", "sessions", "singing", "walk", "walks", "workshop", "chi"),
    *("afternoon", "bootcamp", "chat", "coffee", "crafts", "evening", "fun", "games", "lunch"),
    *("meditation", "morning", "natter", "play", "practice", "rhymes", "stories", "story"),
    *("supper", "tea", "time", "training", "workout", "bake", "cook", "craft", "draw", "knit"),
    *("paint", "read", "relax", "sew", "sing", "stretch", "swim", "write"),
}
_WORDS = frozenset(
    (
        f"{_OF_GROUPS} {_OF_CHARITIES} {_CONDITIONS} {_OF_LISTS} {_OF_SERVICES} {_OF_PLACES}"
        f" {_ACTIVITIES} {_LEVELS} {_ON_A_SCREEN} {_SHOPS} {_OTHERS}"
    ).split()
)
_ALSO_SURNAMES = frozenset(
    re.findall(
        "[a-z]+",
        "bank banks best black blood bright carpenter child coffee cooper cross day early fair "
        "flower freedom good hall harbour high knight law learn light little long love major "
        "march masters may money moon neighbour night noble north open path peace pool power "
        "price pride prime prince red rich sharp silver small smart south sparkle stage star "
        "start steel stone strong stride sunshine swan trinity true west wild winter summer "
        "spring wise words young key plant rail spark tree",
    )
)
"""Words that are surnames as well: the last of two words, as in `Nkechi Strong`, may be one."""
_ENDINGS = re.compile(
    r".+(?:bank|cap|care|centre|craft|fest|forum|graphy|hood|hub|link|mind|minded|mouth|network|nhs"
    r"|aemia|algia|iasis|itis|osis|pathy|phasia|phobia|plegia|praxia"
    r"|reach|ship|sight|space|watch|wise|works|world)s?"
    r"|(?:advice|care|child|drink|drug|family|help|home|hope|hot|info|life|shelter|night|parent|samari|shout"
    r"|support|talk|text|victim|women|youth)(?:line|aid)(?:uk)?"
)
"""How words end that groups are called by: `Healthwatch`, `Adviceline`. `Caroline` doesn't."""
_DERIVED = re.compile(r".+(?:ology|tion)s?|\w+(?:ability|abilities|ation|ations|munity|ness)")
"""How words end that are made of others, and that no name ends with."""


@lru_cache(maxsize=4096)
def is_ordinary(word: str) -> bool:
    """Whether a word, written as it is in a text, is none of a person's name.

    A few capitals, such as `NHS`, stand for something else.
    """
    key = _key(word)
    if not key or is_first_name(key):
        return not key
    if word.isupper() and 1 < len(word) <= _FEW_CAPITALS:
        return True
    return is_ordinary_key(key) or _is_joined(word)


_JOINED = re.compile(
    r"(?:(?:drop|sign|walk)-(?:in|up)s?|(?:under|over)-\d+s?"
    r"|(?P<first>[a-z]+)-(?P<last>[a-z]+))",
    re.IGNORECASE,
)
_BEGINS = frozenset(
    re.findall(
        "[a-z]+",
        "after anti co drop early ex inter late long mid multi non open post pre self semi short "
        "walk well",
    )
)
"""What stands before a hyphen, and before no part of anybody's name."""


def _is_joined(word: str) -> bool:
    """Whether a word of two with a hyphen is none of a name: `Self-referral`, `Drop-in`."""
    found = _JOINED.fullmatch(word) if "-" in word else None
    if found is None or not found["first"]:
        return found is not None
    return found["first"].casefold() in _BEGINS and not is_first_name(found["last"].casefold())


@lru_cache(maxsize=4096)
def is_ordinary_key(key: str) -> bool:
    """The same for a word in small letters without accents, as in an e-mail address."""
    return is_one_word(key) or _ENDINGS.fullmatch(key) is not None


def is_one_word(key: str) -> bool:
    """The same, where two words together, such as `jeancare`, are none."""
    return (
        key in _WORDS
        or key in STREETS
        or is_no_name(key)
        or has_word_of_a_group(key)
        or _is_of_several(key)
        or _DERIVED.fullmatch(key) is not None
    )


def _is_of_several(key: str) -> bool:
    """Whether a word says several of what is ordinary: schools, councillors."""
    one = key.removesuffix("s")
    is_known = one in _WORDS or one in TITLES or has_word_of_a_group(one)
    return len(key) > LONG and one != key and is_known


@lru_cache(maxsize=4096)
def is_of_two_words(word: str) -> bool:
    """Whether a word is two together, as organisations are called: `Watermill`, `Fareshare`."""
    key = _key(word)
    return any(
        all(
            len(one) >= LONG and (is_one_word(one) or is_english(one))
            for one in (key[:at], key[at:])
        )
        for at in range(LONG, len(key) - LONG + 1)
    )


def is_activity(word: str) -> bool:
    """Whether a word is what people do together, or come to: `yoga`, `class`."""
    return bool({word.casefold(), word.casefold().removesuffix("s")} & _DONE)


def may_be_a_surname(word: str) -> bool:
    """Whether a word that groups and places are called by is a surname as well: Hill, Strong."""
    return word.casefold() in _ALSO_SURNAMES or is_also_a_place(word)


def is_kind_of_group(word: str) -> bool:
    """Whether a word is what groups have behind their names, in capitals: `TARA`, `WI`, `RFC`."""
    return word in _KINDS_OF_GROUP


_KINDS_OF_GROUP = frozenset(
    re.findall(
        "[A-Z0-9]+",
        "AC AFC BC CC CIC CIO CLT CSC FC GB HC LTC PCC PTA PTFA RA RC RFC RLFC RUFC SC TA TARA TC "
        "TMO TRA TRG U3A UK WFC WI YC YFC",
    )
)
_FEW_CAPITALS = 4
LONG = 4
"""The fewest letters of a word that is looked for in an e-mail address without spaces."""


def _key(word: str) -> str:
    return min(sorted(keys_in(word)), key=len, default="")
