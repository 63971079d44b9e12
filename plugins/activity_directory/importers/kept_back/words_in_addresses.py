"""What the letters of an e-mail address are made of: first names, surnames, words of offices."""

from __future__ import annotations

import re
from functools import lru_cache

from activity_directory.importers.kept_back.ordinary import (
    LONG,
    is_ordinary_key,
    may_be_a_surname,
)
from activity_directory.importers.kept_back.person import is_first_name

_MORE_FIRST_NAMES = frozenset(
    re.findall(
        "[a-z]+",
        "ada addy adele adelle adrienne agatha agnes alana alec alejandro aled alexa alexis alina "
        "alisha alistair alma alun alys amara amber amos andre andreas angus anette anisa anouk "
        "anton antonia archie ari ariana arlene arnold arron asif astrid aubrey austin ava avril "
        "ayse babs barnaby bella belinda benedict bernadette bernice bertie bessie bettina "
        "bianca bill bjorn blanche bonnie boris brad bradley brandon breda brendan brett bridie "
        "brigid brigitte bruce bruno bryan bryony caitlin camilla candice caitriona carla carlo "
        "carlos carly carmel carmen carole carolyn carrie cath cecilia cecily celia celine chantal "
        "chantelle charlene charmaine chas chelsea cherie christa christian christie christy "
        "ciara cicely cindy claire clair clara clarissa claudia claudine clem cliff clifford clint "
        "clodagh colette connie conor corinne courtney crispin curtis cynthia cyril daniela daphne "
        "darcy daryl darryl davina deanna deb deborah dee deidre del delia delphine delroy delyth "
        "demi denis desiree dhara diego dionne dolly dominique dorian doris dorota drew "
        "dymphna "
        "eamonn ebony edgar edith edwin efe ekaterina elena eliza elise elisa elissa elliott "
        "eloisa elspeth elvira emilia emilie emmanuel emmeline enid enrico erica esme esther etta "
        "eugene eva evan evie fabio faisal fatema fay faye fearne felicia felicity felix fenella "
        "ffion finlay finola fleur flo flora florence flossie fran franca francesco francine "
        "francis francois frank freda frieda gabby gabriel gabrielle gaynor gemima gerard germaine "
        "gerry gethin gil gilbert giles gina ginny giovanni giulia gladys glen glenda glenn gloria "
        "godfrey grainne greg gregory gudrun gus guy gwenda gwilym gwyn gwynne hadley haley hamish "
        "hanna hans haroon harri harrison harvey hattie hayley hayden hefin heike helena helga "
        "henrietta hermione hester hollie holly honor horace hortense howell huw ida idris iestyn "
        "ilse imelda imke india inga ingrid iolo ione irena irina isaac isabelle islay isobel ivan "
        "ivor izzy jacinta jackson jacky jacqui jaime jana janette jared jarek jarvis jasper jay "
        "jayden jayne jeanette jeanne jeannette jed jemima jemma jenna jennie jeremiah jerome "
        "jessie jimmy joachim joanie jock jodi jody joel joey johan johann johnny joni jonny jools "
        "jose joss jules juliana juliet juliette julius justin justine kaitlin kareem kari karin "
        "karla karolina kat kate katerina kathie katja katrina katy kaye kayleigh kaz keeley "
        "keira keisha kelvin kenny kenton keri kerrie kerstin kezia kiera kiran kirk kirsten "
        "kirstie klaus krystyna kurt kyle kylie kyra lana lara larissa larry latoya lauri laurel "
        "laurie lavinia lawrence leanne leighton leila lenny leona leonie leroy leslie letitia "
        "lexi lia lianne libby liesel liesl lilah lilli lillian lily lindsey linsey lionel lissa "
        "livia liza lizzie lizzy llinos logan lois lola lorenzo loretta lorelei lorna lottie lou "
        "louisa lowri luca lucas lucia luciana lucinda ludmila luis luisa lukas lydia lyn lynsey "
        "lyra mabel macy maddy madeleine madeline madge mae maeve magdalena magnus mahmoud maisie "
        "malachy mandi manuel mara marc marcel marcella marcia marco margery margot marguerite "
        "mari mariam mariana marianne marianna marina mario marisa marissa mark marlene marsha "
        "martina martyn maryam matilda matteo mattie maud maura maurice mavis max may mayra meg "
        "meghan melinda melissa melvin mercedes meredith merle merryn mervyn mia micah michaela "
        "michal micky milan milena milly mimi minnie mira mirabel miranda miri mitch mitchell "
        "mollie mona montserrat morgan morwenna moses myfanwy myles myra myrtle nadine naheed "
        "nana nasreen nathan nathaniel ned nell nellie nerys nesta nettie neville nichola nicholas "
        "nicolas nicole nigella nikita niki nita noel noelle noreen nye octavia oisin olaf olwen "
        "olwyn ollie olly ophelia oriana orlando orla osman otto paddy padraig paige paloma pamela "
        "paolo pascal patsy patti patty paulette pavel pearl pedro penelope percy perry petronella "
        "petula philippa pia pierre piers poppy prudence quentin rachael rae raj rajesh ramona "
        "randall raquel raul raymonde reece reg regina reginald rena renata rene renee reuben rhea "
        "rhoda rhona rhonda ria ricardo rich rik riley rina robbie roberta roberto robyn rocio "
        "roddy roderick rohini roland rolf roma roman romy rory rosa rosalie rosalind rosalyn "
        "rosanna rose roseanne roshan roslyn rowena roxanne rudi rufus rupert rosina sabina sabine "
        "sabrina sacha sadia saira salma samara sanaa sanchia sandie sanjeev sarita sasha saul "
        "selina selma serena sergio seren shabnam shah shakira shamim shaz shelley shelly shereen "
        "sherry sheryl shireen sid sidney siegfried silas silvia simeon sindy skye sofia sol sonia "
        "sonja sonya spencer stacy stanley stefan stefania stephan stephane stewart stuart sukhi "
        "suki susanna susannah suzanna suzi suzy sybil sydney tabitha tamara tamsyn tania tanja "
        "tanisha tasha tatiana taylor teddy tegan terri tess tessa theo theodora theodore therese "
        "tiffany tilda timmy tobi toni tonia tonya tracie travis tristan troy tyler tyrone ulrike "
        "una ursula valentina valeria vaughan velma venetia verity verna vic vikki vinny viola "
        "virginia vivian vivienne vlad walter wanda warren wes wilfrid wilhelmina will willa wilma "
        "winnie winston wojtek xanthe xavier yana yasmine yolanda yvette zac zach zachary zahra "
        "zak zena zita zoey zosia",
    )
)
"""First names besides those that count in texts: before an `@` few of them are anything else."""
_OF_OFFICES = frozenset(
    re.findall(
        "[a-z]+",
        "accounts apply archive auditions balance beginner beginners boxoffice branch care "
        "caseofficer catering chairman clerk clients coaching courses covid customers enquiry "
        "entries experience expert experts falls feedback finance foi fundraising governance "
        "health hire hq inbox intake jobs lessons marketing media memberships ops orders "
        "parking patients pharmacy pilates press privacy programme programmes rentals reservations "
        "returns rooms sales schools service services shop sport strength studio swimming taster "
        "tickets tours training transport triage venue visitors website weekly young youth",
    )
)
"""Words of what an office does, before the `@` of its address."""
_BEGINS = re.compile(
    r"(?:[aeiou]|y[aeiou]|[bcdfghjklmnprstvwz][aeiouyh]|b[lr]|c[lrz]|d[rw]|f[fjlr]|g[hlrw]|k[lnrw]"
    r"|ll|m[bc]|p[hlr]|qu|s[cklmnpqtwz]|t[rw]|w[hr]|o)"
)
"""How a surname begins: `dsknit`, of `leedsknit`, is none."""
_ENDS_OF_SURNAMES = frozenset(
    re.findall(
        "[a-z]+",
        "bank bridge brook church combe cote court cott croft dale down field fields ford gate "
        "hall head hill house hurst kirk land lane lock man mill moor more park pool ridge shaw "
        "side stone ton vale ward water way well wick wood worth yard",
    )
)
"""How surnames end that are places as well: `bycroft`."""
_FEWEST, _LONGEST = 3, 14
"""The letters of a surname that is written together with a first name."""
_OF_AN_OFFICE = 5
"""The fewest letters of a first name that is written together with a surname at an organisation."""


def is_a_first_name(word: str) -> bool:
    """Whether a word before an `@` is a first name."""
    return is_first_name(word) or word in _MORE_FIRST_NAMES


@lru_cache(maxsize=4096)
def is_of_offices(word: str) -> bool:
    """Whether a word before an `@` is what groups and offices are called by, or what they do."""
    is_word = len(word) > 1 and not is_a_first_name(word)
    return is_word and (word in _OF_OFFICES or is_ordinary_key(word))


def has_word_of_offices(letters: str) -> bool:
    """Whether letters begin or end with a word of groups or offices: `contactus`, `headoffice`."""
    parts = [one for at in range(LONG, len(letters)) for one in (letters[:at], letters[-at:])]
    return any(map(is_of_offices, parts))


@lru_cache(maxsize=4096)
def is_joined_name(letters: str, *, is_free: bool) -> bool:
    """Whether letters are a first name and a surname: `annpeck`, or `peckann` at a free provider.

    `is_free` says that the address is at a provider whom anybody may ask for one: others have
    more addresses that begin with a name by chance.
    """
    if is_of_offices(letters):
        return False
    for end in range(len(letters) - _FEWEST, (_FEWEST if is_free else LONG) - 1, -1):
        rest = letters[end:]
        is_sure = is_free or end >= _OF_AN_OFFICE or _begins_with_a_first_name(rest)
        if (
            is_a_first_name(letters[:end])
            and is_sure
            and not _begins_longer(letters, end)
            and _may_be_theirs(rest, is_free=is_free, is_long=end >= LONG)
        ):
            return True
    if not is_free:
        return False
    return any(
        is_a_first_name(letters[start:])
        and not _begins_longer(letters, 0)
        and _may_be_theirs(letters[:start], is_free=True, is_long=False)
        for start in range(LONG, len(letters) - LONG + 1)
    )


def _begins_with_a_first_name(rest: str) -> bool:
    return any(is_a_first_name(rest[:at]) for at in range(LONG, len(rest)))


def _begins_longer(letters: str, end: int) -> bool:
    """Whether letters begin with a word that is longer than the first name: `market` and Mark."""
    return any(
        is_of_offices(letters[:at]) and not may_be_a_surname(letters[:at])
        for at in range(max(end + 1, LONG), len(letters) + 1)
    )


def _may_be_theirs(rest: str, *, is_free: bool, is_long: bool) -> bool:
    """Whether the letters beside a first name are a surname, with a letter before it or without."""
    if not _FEWEST <= len(rest) <= _LONGEST:
        return False
    if _BEGINS.match(rest) is None:
        return (
            is_long
            and rest[1:] not in _ENDS_OF_SURNAMES
            and _may_be_theirs(rest[1:], is_free=is_free, is_long=False)
        )
    if is_of_offices(rest) and not (is_free and may_be_a_surname(rest)):
        return False
    ends = (rest[at:] for at in range(1, len(rest) - LONG + 1))
    return not any(
        is_of_offices(end) and not (may_be_a_surname(end) or end in _ENDS_OF_SURNAMES)
        for end in ends
    )
