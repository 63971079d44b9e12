"""Which words of an address are a town or a county: those are no name of a place.

`Coventry CV1 5AB` names no place to go to. A town is known by the letters of its postcode, or
because other rows of the list have it where an address has its town.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from activity_directory.schema.values.contact import IN_AN_ADDRESS
from activity_directory.vocabulary import plain

_OF_POSTCODES = """
AB Aberdeen|AL St Albans|B Birmingham|BA Bath|BB Blackburn|BD Bradford|BH Bournemouth|BL Bolton
BN Brighton|BR Bromley|BS Bristol|BT Belfast|CA Carlisle|CB Cambridge|CF Cardiff|CH Chester
CM Chelmsford|CO Colchester|CR Croydon|CT Canterbury|CV Coventry|CW Crewe|DA Dartford|DD Dundee
DE Derby|DG Dumfries|DH Durham|DL Darlington|DN Doncaster|DT Dorchester|DY Dudley|EH Edinburgh
EN Enfield|EX Exeter|FK Falkirk|FY Blackpool|G Glasgow|GL Gloucester|GU Guildford|HA Harrow
HD Huddersfield|HG Harrogate|HP Hemel Hempstead|HR Hereford|HU Hull|HX Halifax|IG Ilford
IP Ipswich|IV Inverness|KA Kilmarnock|KT Kingston upon Thames|KW Kirkwall|KY Kirkcaldy|L Liverpool
LA Lancaster|LD Llandrindod Wells|LE Leicester|LL Llandudno|LN Lincoln|LS Leeds|LU Luton
M Manchester|ME Rochester|MK Milton Keynes|ML Motherwell|NE Newcastle upon Tyne|NG Nottingham
NN Northampton|NP Newport|NR Norwich|OL Oldham|OX Oxford|PA Paisley|PE Peterborough|PH Perth
PL Plymouth|PO Portsmouth|PR Preston|RG Reading|RH Redhill|RM Romford|S Sheffield|SA Swansea
SG Stevenage|SK Stockport|SL Slough|SM Sutton|SN Swindon|SO Southampton|SP Salisbury|SR Sunderland
SS Southend-on-Sea|ST Stoke-on-Trent|SY Shrewsbury|TA Taunton|TD Galashiels|TF Telford|TN Tonbridge
TQ Torquay|TR Truro|TS Middlesbrough|TW Twickenham|UB Southall|WA Warrington|WD Watford|WF Wakefield
WN Wigan|WR Worcester|WS Walsall|WV Wolverhampton|YO York|ZE Lerwick|E London|N London|W London
"""
_TOWNS = frozenset(plain(one.partition(" ")[2]) for one in re.split(r"[|\n]", _OF_POSTCODES) if one)
"""The towns after which the postcodes of Great Britain and Northern Ireland are named."""
_COUNTY = re.compile(
    r"(?:co\.?|county)\s+\w+|(?:north|south|east|west|mid)?\s*(?:\w{3,}shire|sussex|glamorgan)"
    r"|(?:greater (?:london|manchester)|(?:west )?midlands|merseyside|tyne (?:and|&) wear|kent"
    r"|surrey|essex|norfolk|suffolk|cornwall|devon|dorset|somerset|cumbria|northumberland|rutland"
    r"|middlesex|isle of wight|fife|powys|gwent|dyfed|gwynedd|clwyd|cleveland|avon|humberside)",
    re.IGNORECASE,
)
_OFTEN_ENOUGH = 2
"""Addresses of a list that end in the same words, which are then a town."""


def is_town(part: str, of_list: frozenset[str] = frozenset()) -> bool:
    """Whether a part of an address is a town or a county. `of_list` is from `towns_of`."""
    words = plain(part)
    return words in _TOWNS or words in of_list or _COUNTY.fullmatch(part.strip()) is not None


def towns_of(rows: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """The towns of a list, made plain: what several of its addresses with a street end in."""
    ends: Counter[str] = Counter()
    for answers in rows:
        text = answers.get("street", "") or answers.get("venue", "")
        parts = [part.strip(" .") for part in re.split(r"[,\n;]", IN_AN_ADDRESS.sub(",", text))]
        whole = [part for part in parts if part and not _COUNTY.fullmatch(part)]
        if len(whole) > 1 and _HAS_NUMBER.search(text) and whole[-1].replace(" ", "").isalpha():
            ends[plain(whole[-1])] += 1
    return frozenset(town for town, times in ends.items() if times >= _OFTEN_ENOUGH)


_HAS_NUMBER = re.compile(r"(?:^|[,\n;])\s*\d+[a-z]?\s+[a-z]", re.IGNORECASE)
