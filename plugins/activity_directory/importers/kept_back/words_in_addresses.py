"""What the letters of an e-mail address are made of: first names, surnames, words of offices."""

from __future__ import annotations

import re
from functools import lru_cache

from activity_directory.importers.kept_back.ordinary import is_one_word
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
        "accounts admin admn agsl apply archive assoc asst auditions balance beginner beginners "
        "booking bookings boxoffice branch care caseofficer catering chairman clerk clients "
        "coaching contact contacts correspondence courses covid ctr customers details email enq "
        "enqs enquiries enquiry enrolment enrolments entries experience expert experts falls "
        "feedback finance foi fundraising governance gsl health hello help hire hon hq inbox info "
        "intake jobs lessons mail marketing media memberships office ops orders parking patients "
        "pharmacy pilates post press privacy programme programmes reception referral referrals "
        "registrations rentals reservations returns rooms sales schools sec secretary service "
        "services shop soc sport strength studio support swimming taster team tickets tours "
        "training transport triage venue visitors website weekly young youth",
    )
)
"""Words of what an office does, before the `@` of its address."""


def is_a_first_name(word: str) -> bool:
    """Whether a word before an `@` is a first name."""
    return is_first_name(word) or word in _MORE_FIRST_NAMES


@lru_cache(maxsize=4096)
def is_of_offices(word: str) -> bool:
    """Whether a word before an `@` is what groups and offices are called by, or what they do."""
    is_word = len(word) > 1 and not is_a_first_name(word)
    return is_word and (word in _OF_OFFICES or is_one_word(word))
