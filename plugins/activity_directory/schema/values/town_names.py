"""Towns and counties by their names, which are no name of a place to go to."""

from __future__ import annotations

import re

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
_OTHERS = """
Accrington|Aldershot|Altrincham|Ashton-under-Lyne|Aylesbury|Barnsley|Barrow-in-Furness|Basildon
Basingstoke|Batley|Bedworth|Bexhill-on-Sea|Bicester|Bishop Auckland|Bognor Regis|Bootle|Boston Spa
Bracknell|Brentwood|Bridgend|Bridgwater|Bury St Edmunds|Caerphilly|Cannock|Castleford|Cheltenham
Chesterfield|Chorley|Clacton-on-Sea|Coatbridge|Colwyn Bay|Consett|Corby|Crawley|Cumbernauld
Cwmbran|Dalkeith|Dartmouth|Dewsbury|Dunfermline|East Kilbride|Eastbourne|Eastleigh|Ellesmere Port
Epsom|Falmouth|Fareham|Folkestone|Gateshead|Gillingham|Glenrothes|Glossop|Gosport|Grantham
Gravesend|Greenock|Grimsby|Halesowen|Hartlepool|Hastings|Hinckley|Hitchin
Huntingdon|Inverurie|Irvine|Keighley|Kettering|Kidderminster|King's Lynn|Kirkintilloch
Leamington Spa|Leighton Buzzard|Letchworth|Llanelli|Loughborough|Lowestoft|Macclesfield
Maidenhead|Maidstone|Mansfield|Margate|Merthyr Tydfil|Morecambe|Musselburgh|Nantwich|Nuneaton
Oswestry|Penzance|Peterlee|Pontefract|Pontypridd|Port Talbot|Portishead|Ramsgate|Rawtenstall
Redditch|Rochdale|Rotherham|Runcorn|Scarborough|Scunthorpe|Sittingbourne|Skelmersdale|Skegness|Solihull|Stafford
Stalybridge|Stockton-on-Tees|Stourbridge|Stratford-upon-Avon|Swadlincote|Tamworth
Todmorden|Trowbridge|Tunbridge Wells|Wallasey|Wellingborough|Weston-super-Mare
Weymouth|Whitehaven|Widnes|Wilmslow|Wisbech|Woking|Wokingham|Workington|Worksop|Worthing
Wrexham|Yeovil
"""
"""Other towns of some size of which no building is called so alone."""
_TOWNS = frozenset(
    plain(one)
    for one in (
        *(one.partition(" ")[2] for one in re.split(r"[|\n]", _OF_POSTCODES)),
        *re.split(r"[|\n]", _OTHERS),
    )
    if one
)
"""Towns, made plain: among them those after which postcodes are named."""
_COUNTY = re.compile(
    r"(?:co\.?|county)\s+\w+|(?:north|south|east|west|mid)?\s*(?:\w{3,}shire|sussex|glamorgan)"
    r"|(?:greater (?:london|manchester)|(?:west )?midlands|merseyside|tyne (?:and|&) wear|kent"
    r"|surrey|essex|norfolk|suffolk|cornwall|devon|dorset|somerset|cumbria|northumberland|rutland"
    r"|middlesex|isle of wight|fife|powys|gwent|dyfed|gwynedd|clwyd|cleveland|avon|humberside)",
    re.IGNORECASE,
)


def is_a_town(words: str) -> bool:
    """Whether words are the name of a town or a county, and nothing else."""
    return plain(words) in _TOWNS or is_a_county(words)


def is_a_county(words: str) -> bool:
    """Whether words are the name of a county, and nothing else."""
    return _COUNTY.fullmatch(words.strip()) is not None
