"""The words of roles, which are nobody's name: `tutor`, `youth worker`, `our secretary`."""

from __future__ import annotations

import re

_ROLES = frozenset(
    re.findall(
        "[a-z]+",
        "admin administrator administrators adviser advisers advisor advisors agent anybody "
        "anyone artist assistant assistants bar befriender befrienders bookings captain carer "
        "carers caretaker centre chair chairman chairperson chairwoman champion chaplain "
        "charity chef church churchwarden clerk club co coach coaches committee conductor "
        "connector connectors contact convener convenor cook coordinator coordinators council "
        "counsellor counsellors counter curate curator deacon department desk director doctor "
        "elder enquiries facilitator facilitators group guide head headteacher helper helpers "
        "helpline host hostess hosts hub imam instructor instructors keyholder landlady "
        "landlord lead leader leaders librarian librarians library line manager manageress "
        "managers matron member members mentor midwife minister museum musician navigator "
        "navigators nurse nurses office officer officers operator ordinator organiser "
        "organisers organizer organizers owner owners pastor person physio physiotherapist "
        "player practice practitioner practitioners prescriber prescribers president priest "
        "principal professional provider providers rabbi ranger reception receptionist "
        "receptionists rector referrals registrar representative school secretary service "
        "services society somebody someone staff steward stewards supervisor surgery "
        "switchboard teacher teachers team therapist therapists trainer treasurer trust "
        "trustee trustees tutor tutors verger vicar visitor volunteer volunteers warden "
        "wardens whoever worker workers",
    )
)
"""The last word of a role, or of what is asked for in place of a person."""
BEFORE_A_ROLE = frozenset(
    re.findall(
        "[a-z]+",
        "activities activity adult adults advice age any art arts assessment autism band "
        "bereavement booking box branch cafe cancer care chief children childrens choir "
        "choral class classes coffee communications community counselling course craft crafts "
        "customer dance day debt dementia deputy development digital district duty education "
        "emergency engagement estate evening events exercise falls families family first "
        "fitness food football friends front fundraising garden gardens general gentle green "
        "gym health healthy help home honorary housing inclusion information job joint junior "
        "key ladies learning leisure link local lunch main medical membership memory men mens "
        "mental music musical named neighbourhood nhs night outreach parent parents parish "
        "participation patient peer play prescribing primary programme programmes project "
        "public pupil recovery referral regional safeguarding second senior session shop sing "
        "singing site social specialist sport sports student support swim swimming tea tennis "
        "town training transport vice village visiting visits volunteering walk walking walks "
        "welcome welfare wellbeing women womens yoga young youth",
    )
)
"""Words that may be a part of a role, and are nobody's name."""
SMALL = frozenset(
    {"a", "an", "the", "our", "your", "of", "at", "in", "on", "for", "or", "and", "to"}
)
_MADE = re.compile(
    r"\w+(?:keeper|leader|manager|master|mistress|ologist|ordinator|therapist|worker)s?"
)
NO_NAMES = frozenset(
    re.findall(
        "[a-z]+",
        "advice all ask call click contact details email enquire facebook form free hall here "
        "instagram mail message mobile mon n no none online phone please ring see tba tbc tel "
        "telephone text turn twitter us various via web website whatsapp www yes zoom",
    )
)


def is_role(word: str) -> bool:
    """Whether a word, in small letters, is a role as in `our tutor Jean`."""
    return word in _ROLES or _MADE.fullmatch(word) is not None


def is_no_name(word: str) -> bool:
    """Whether a word, in small letters, is a role or a part of one, or stands beside names."""
    return is_role(word) or word in SMALL or word in BEFORE_A_ROLE or word in NO_NAMES
