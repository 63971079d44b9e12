"""The one table of fields: each fact of an entry with its name, label, kind, help and example.

The records, docs/fields.md, the editors' schema and the forms are made from it. A new field is
a line here and an attribute of the model: of the same name, or of the one in `becomes`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, get_args

from activity_directory.model.activity import Activity, Checked, Image, Link, Source
from activity_directory.model.champion import ChampionPlace
from activity_directory.model.civic_calendar import Nation, SchoolTerm
from activity_directory.model.contact import Contact
from activity_directory.model.cost import Cost
from activity_directory.model.danger import Danger, DangerGroup, WordList
from activity_directory.model.eligibility import Eligibility
from activity_directory.model.exemption import Exemption
from activity_directory.model.fund import Fund
from activity_directory.model.joining import Joining
from activity_directory.model.organisation import Organisation
from activity_directory.model.page import Page
from activity_directory.model.place import Venue
from activity_directory.model.schedule import Limits, Schedule
from activity_directory.model.site import (
    AccessibilityTest,
    BankHoliday,
    BankHolidayChanges,
    Banner,
    BulkPause,
    CrisisLine,
    Forge,
    MapOfAreas,
    Means,
    Neighbour,
    OtherDirectory,
    Review,
    Site,
)
from activity_directory.model.status import Status
from activity_directory.model.story import Story
from activity_directory.schema.drawings import DRAWINGS
from activity_directory.schema.kinds import (
    ADDRESS,
    BANK_HOLIDAYS,
    BREAK,
    DATE,
    DATE_OR_BLANK,
    DATES,
    DAY,
    EMAIL,
    INTERVAL,
    LOCATION,
    MONEY,
    MONTHS_LONG,
    NOTHING,
    PERIOD,
    PHONE,
    PICTURE,
    POSTCODE,
    PRICE,
    PRICE_OR_BLANK,
    PUBLISHED_SLUG,
    RULE,
    SECURE_URL,
    SLUG,
    TEXT_NUMBER,
    TIME,
    TIME_OR_ASK,
    TWO_DATES,
    UNTIL,
    URL,
    WEEKS,
    YES_NO,
    AccessFacts,
    CommonText,
    ListOf,
    OneOf,
    OpenHours,
    RecordOf,
    RefTo,
    TermOf,
    TimedOf,
    prose,
    whole,
    words,
)
from activity_directory.schema.kinds import LINK as A_LINK
from activity_directory.schema.reading import Field, Table
from activity_directory.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Mapping


NAME = words(80)
PHRASE = words(80, kind=CommonText)
ROLE = words(80, kind=CommonText, holds="role")
LINE = words(200)
PARAGRAPH = words(600)
SENTENCES = words(1000)
DESCRIPTION = prose(8000)

# A table is read by its rows, which the formatter would take apart.
# fmt: off
CONTACT = Table("contact", "a contact", (
    Field("phone", "Phone", PHONE, "The number people should ring.", "01632 960110"),
    Field("text", "Text", TEXT_NUMBER, "A number that takes text messages.", "07700 900131"),
    Field("email", "E-mail", EMAIL, "A shared address, not a person's own.",
          "hello@highfield.example.org"),
    Field("website", "Website", URL, "The page about this activity.",
          "https://highfield.example.org/sit-and-be-fit"),
    Field("ask_for", "Ask for", ROLE, "A role, never a person's name.", "the class leader"),
    Field("best_time", "Best time", PHRASE, "When somebody answers.", "weekday mornings"),
), makes=(Contact,), elsewhere={
    **dict.fromkeys(("tel", "telephone", "tel_no", "mobile"),
                    ("phone", "Write `phone: 01632 960110`.")),
    **dict.fromkeys(("facebook", "instagram", "twitter", "web", "url"),
                    ("website", "Write `website: https://` and the rest of the page's address.")),
})

CHECKED = Table("checked", "a check", (
    Field("date", "Date checked", DATE, "The day somebody last made sure of these details.",
          "2026-11-02", required=True, becomes="on"),
    Field("by", "Checked by", ROLE, "The role or organisation that checked, not a person.",
          "Larkwell Voluntary Action", required=True),
    Field("level", "Level of check", TermOf("checks"), "How far the check went.", "visited",
          required=True),
), makes=(Checked,))

SOURCE = Table("source", "a source", (
    Field("list", "List", NAME, "What its readers call the list, after the word From.",
          "the council's list of 2021", required=True, becomes="name"),
    Field("id", "Id", LINE, "What it is called there.", "4711"),
    Field("taken", "Taken", DATE, "The day on which it was taken over from there.", "2026-10-03",
          required=True),
), makes=(Source,))

IMAGE = Table("image", "a picture", (
    Field("file", "File", PICTURE,
          "A picture in content/images.", "sit-and-be-fit.jpg", required=True),
    Field("alt", "Words for the picture", LINE, "What a person who can't see it should know.",
          "Six people in a circle of chairs, arms raised", required=True),
    Field("credit", "Credit", LINE, "Who took it and who allows its use.",
          "Highfield Neighbours, with permission"),
), makes=(Image,))

LINK = Table("link", "a link", (
    Field("title", "Title", NAME, "What the reader will find there.", "Photographs of the class",
          required=True),
    Field("url", "Address", URL, "The address of the page.", "https://highfield.example.org",
          required=True),
), makes=(Link,))

ORGANISATION = Table("organisation", "an organisation", (
    Field("name", "Name", NAME, "What people call it.", "Highfield Neighbours", required=True),
    Field("kind", "Kind", TermOf("organisation-kinds"), "What sort of organisation it is.",
          "community-group"),
    Field("description", "Description", SENTENCES, "One or two plain sentences.",
          "Neighbours who run classes and lunches at Highfield Community Centre."),
    Field("website", "Website", URL, "Its own site.", "https://highfield.example.org"),
    Field("phone", "Phone", PHONE, "Its office, where it has one.", "01632 960110"),
    Field("email", "E-mail", EMAIL, "A shared address.", "hello@highfield.example.org"),
    Field("charity_number", "Charity number",
          words(12, "a charity number such as 1098765"), "As the regulator lists it.", "1098765"),
    Field("was", "Was", ListOf(PUBLISHED_SLUG),
          "Old names of this file, so that old links still answer.", "[highfield-group]"),
    Field("maintainer_note", "Note for maintainers", SENTENCES, "Never published.",
          "New treasurer from April.", seen_by="maintainers"),
), makes=(Organisation,))

VENUE = Table("venue", "a venue", (
    Field("name", "Name", NAME, "What is written on the door.", "Highfield Community Centre",
          required=True),
    Field("area", "Area", TermOf("areas"), "Which part of the borough it is in.", "highfield"),
    Field("street", "Street", LINE, "Number and street.", "12 Orchard Road"),
    Field("postcode", "Postcode", POSTCODE, "So that people can find it on a map.", "LW4 3FG"),
    Field("access", "Access", AccessFacts(),
          "Each feature is yes, no or ask. What nobody has checked is ask.",
          "{step-free: yes, lift: ask}"),
    Field("access_note", "About access", SENTENCES, "What a wheelchair user would want to know.",
          "Two steps at the door; a ramp can be put out if you ring first."),
    Field("buses", "Buses", LINE, "The buses that stop nearby.", "11, 12"),
    Field("parking", "Parking", LINE, "Where to park.", "Free car park behind the hall"),
    Field("getting_there", "Getting there", SENTENCES, "How to find the door.",
          "Go in by the side door on Orchard Road."),
    Field("location", "Location", LOCATION, "Where the door is.", "51.4123, -0.3007"),
    Field("phone", "Phone", PHONE, "The venue's own number.", "01632 960110"),
    Field("website", "Website", URL, "The venue's own site.", "https://highfield.example.org"),
    Field("withheld", "Withheld", YES_NO,
          "yes: the name and address are never published. Best not written down at all.", "no"),
    Field("was", "Was", ListOf(PUBLISHED_SLUG), "Old names of this file.", "[highfield-hall]"),
    Field("maintainer_note", "Note for maintainers", SENTENCES, "Never published.",
          "The key is with the caretaker.", seen_by="maintainers"),
), makes=(Venue,), withheld_by="withheld")

WHEN = Table("when", "a time", (
    Field("every", "Every", INTERVAL, "How often it comes round.", "week"),
    Field("days", "Days", ListOf(DAY), "The days it is on.", "[Monday, Friday]"),
    Field("date", "Date", DATES,
          "The day, for something that is on once; or its first and its last day.", "2027-01-16",
          becomes="on"),
    Field("from", "Start time", TIME_OR_ASK,
          "When it starts, on a clock of 24 hours.", "10:30",
          becomes="hours"),
    Field("to", "End time", TIME, "When it ends.", "11:30", becomes="hours"),
    Field("all_day", "All day", YES_NO, "yes: there is no time to give, as for a parcel by post.",
          "no", becomes="hours"),
    Field("starting", "Starting", DATE,
          "The first date; for every two weeks it says which fortnight.", "2026-11-13",
          becomes="limits.starting"),
    Field("ending", "Ending", DATE, "The last date.", "2027-03-26", becomes="limits.ending"),
    Field("sessions", "Number of sessions", whole(1, 200), "For a course: how many times.", "12",
          becomes="limits.sessions"),
    Field("except", "Except", ListOf(BREAK, most=100),
          "Dates when it is not on, and breaks from one date to another.",
          "[2027-02-15, 2027-03-29 to 2027-04-09]",
          becomes="limits.skipped"),
    Field("extra", "Extra", ListOf(DATE, most=100), "Dates added to the usual ones.",
          "[2026-12-22]", becomes="limits.extra"),
    Field("next_intakes", "Next intakes", ListOf(DATE), "When the course starts again.",
          "[2027-04-19]", becomes="limits.next_intakes"),
    Field("term_time", "Term time", OneOf(("only",)), "only: not in the school holidays.", "only",
          becomes="limits.term_time_only"),
    Field("season", "Season", PERIOD, "The part of the year when it runs.",
          "2026-11-02 to 2027-03-26", becomes="limits.season"),
    Field("bank_holidays", "Bank holidays", BANK_HOLIDAYS,
          "Whether it is on when the day is a bank holiday.", "closed",
          becomes="limits.bank_holidays"),
    Field("open", "Open", OpenHours(), "Opening hours by day.",
          "{Monday to Friday: 10:00 to 16:00}", becomes="days"),
    Field("rolling", "Rolling", WEEKS, "For a programme you start when you are accepted.",
          "12 weeks", becomes="weeks"),
    Field("sessions_per_week", "Sessions a week", whole(1, 14), "For a rolling programme.", "2"),
    Field("by_arrangement", "By arrangement", LINE, "How the times are agreed.",
          "A volunteer rings you once a week.", becomes="text"),
    Field("ask", "Ask", NOTHING, "The days and times aren't known to us.", ""),
    Field("always", "Always", LINE, "For help at any hour.", "Day and night.", becomes="text"),
    Field("rule", "Rule", RULE,
          "An RFC 5545 rule, for what words can't say.", "FREQ=MONTHLY;BYDAY=2SA"),
    Field("text", "In words", LINE, "The times in your own words.",
          "Two sessions a week; you agree your times with the trainer.", becomes="limits.text"),
    Field("note", "Note", LINE, "What else to know about the time.", "Indoors if it is wet.",
          becomes="limits.note"),
    Field("book_ahead", "Book ahead", whole(1, 60),
          "For what is booked each time: how many working days before, at least.", "2",
          becomes="limits.book_ahead"),
    Field("venue", "Venue", SLUG, "Which of the venues, when there are several.", "highfield-cc",
          becomes="limits.venue"),
    Field("format", "How it happens", TermOf("formats"),
          "How this time happens, when there are several ways.", "phone", becomes="limits.format"),
), makes=get_args(Schedule), parts={"limits": Limits}, elsewhere={
    "start": ("from", "Write `from: 10:30` for a time, or `starting: 2026-11-13` for a date."),
    "end": ("to", "Write `to: 11:30` for a time, or `ending: 2027-03-26` for a date."),
    "time": ("from", "Write `from: 10:30` and `to: 11:30` on two lines."),
    "until": ("ending", "Write `ending: 2027-03-26` for a date, or `to: 11:30` for a time."),
})

BARE_COSTS = ("free", "donation", "pay_what_you_can", "materials", "ask")
COST = Table("cost", "a cost", (
    Field("free", "Free", UNTIL, "Nothing to pay.", "until 2026-03-31", becomes="charge"),
    Field("free_if", "Free if", LINE, "Who doesn't pay.", "Your link worker refers you",
          becomes="free_for"),
    Field("donation", "Donation", PRICE_OR_BLANK,
          "Free, and a gift is welcome; the usual one if there is one.", "£1", becomes="pence"),
    Field("pay_what_you_can", "Pay what you can", PRICE_OR_BLANK, "People choose what to pay.",
          "£3", becomes="pence"),
    Field("per_session", "Each time", PRICE, "The price each time.", "£3.50", becomes="pence"),
    Field("per_course", "For the course", PRICE, "The price of the whole course.", "£20",
          becomes="pence"),
    Field("membership", "Membership", PRICE, "What members pay.", "£12", becomes="pence"),
    Field("every", "Every", OneOf(("month", "year")), "How often members pay.", "year"),
    Field("materials", "Materials", PRICE_OR_BLANK, "Only what you use or take home.", "£2",
          becomes="pence"),
    Field("ask", "Ask", NOTHING, "The price isn't known to us.", "", becomes="charge"),
    Field("since", "Since", DATE, "The first day of this price.", "2026-04-01"),
    Field("until", "Until", DATE, "The last day of this price.", "2026-03-31"),
    Field("note", "Note", LINE, "What else to know about the price.", "a week, for ingredients"),
    Field("only_for", "Only for", LINE, "Who this price is for, when it isn't for everybody.",
          "people on benefits"),
), makes=(Cost,), shown_by="per_session", elsewhere={
    "price": ("per_session", "Say what it is for: `per session: £3.50` or `per course: £20`."),
    "amount": ("per_session", "Say what it is for: `per session: £3.50` or `per course: £20`."),
    "from": ("since", "Write `since: 2026-04-01`."),
})

ELIGIBILITY = Table("eligibility", "who can come", (
    Field("minimum_age", "Youngest age", whole(0, 120), "People this age or older.", "60"),
    Field("maximum_age", "Oldest age", whole(0, 120), "People this age or younger.", "18"),
    Field("over_age", "Over age", whole(0, 120),
          'Where the provider says "over 16" and doesn\'t say if 16 counts.', "16"),
    Field("child_minimum_age", "Youngest child", whole(0, 18), "For activities with children.",
          "2"),
    Field("child_maximum_age", "Oldest child", whole(0, 18), "For activities with children.", "5"),
    Field("lives_in", "Lives in", ListOf(TermOf("areas")), "Where people must live.",
          "[larkwell]"),
    Field("registered_with", "Registered with", LINE, "Which GP practices' patients can come.",
          "A GP practice in Larkwell"),
    Field("gender", "Men or women", PHRASE, "For one gender, within the Equality Act.", "Women"),
    Field("community", "Community", LINE, "For a named community, in plain words.",
          "People from the Tamil community"),
    Field("role", "Carer or parent", PHRASE, "A part in somebody's life that people must have.",
          "carer"),
    Field("benefit", "Benefits", LINE, "A benefit that people must get.", "Universal Credit"),
    Field("text", "In one sentence", PARAGRAPH, "The sentence that everybody sees.",
          "For people aged 60 and over who live in Larkwell."),
    Field("in_their_words", "In the provider's words", PARAGRAPH,
          "The provider's own sentence, word for word.",
          "You must live in Larkwell and be over 16.", seen_by="professionals"),
    Field("bmi_over", "BMI over", whole(15, 60), "Body mass index must be above this.", "28",
          seen_by="professionals"),
    Field("conditions", "Conditions", ListOf(LINE), "One of these is needed.",
          "[a fall in the last year]", seen_by="professionals"),
    Field("not_suitable_for", "Not suitable for", ListOf(LINE),
          "With one of these it isn't safe or suitable.", "[unstable angina]",
          seen_by="professionals"),
    Field("inactive", "Not active now", YES_NO, "For people who hardly move at present.", "yes",
          seen_by="professionals"),
    Field("not_had_within", "Not had within", MONTHS_LONG,
          "Not for people who had it in the last months.", "12 months", seen_by="professionals"),
    Field("other", "Something else", LINE, "Anything else that decides, in one sentence.",
          "You find it hard to leave home", seen_by="professionals"),
), makes=(Eligibility,))

STATUS_WORD = OneOf(
    ("running", "waiting-list", "full", "paused", "closed"),
    synonyms=(
        ("open", "running"), ("active", "running"), ("on", "running"), ("current", "running"),
        ("waitlist", "waiting-list"), ("waiting", "waiting-list"), ("fully booked", "full"),
        ("on hold", "paused"), ("suspended", "paused"), ("cancelled", "closed"),
        ("finished", "closed"), ("ended", "closed"), ("stopped", "closed"),
    ),
)
STATUS = Table("status", "a status", (
    Field("status", "Status", STATUS_WORD,
          "Whether it is running.", "running"),
    Field("full", "Full", UNTIL, "Full, and until when.", "until 2026-12-11", becomes="until"),
    Field("paused", "Paused", DATE_OR_BLANK, "Since when it is paused.", "2026-10-20",
          becomes="since"),
    Field("closed", "Closed", DATE_OR_BLANK, "The day it stopped for good.", "2026-07-31",
          becomes="since"),
    Field("back", "Back", DATE, "When it starts again.", "2027-02-02"),
    Field("because", "Because", LINE, "Why, in one sentence.", "Our tutor is away."),
    Field("try_instead", "Try instead", ListOf(SLUG), "Other activities to offer.",
          "[crafternoons, larkwell-shed]"),
), makes=get_args(Status), elsewhere={
    "until": ("back", "Write `full: until 2026-12-11` or `back: 2027-02-02`."),
    "waiting_list": ("status", "Write `status: waiting-list`, and say how long under `wait:`."),
})

ACTIVITY = Table("activity", "an activity", (
    Field("name", "Name", NAME, "What people call it.", "Sit and Be Fit", required=True),
    Field("also_known_as", "Also known as", ListOf(NAME), "Other names people may search for.",
          "[Chair exercise]"),
    Field("summary", "Summary", words(150), "What it is, in one line of at most 150 characters.",
          "Gentle exercise to music in a chair, then tea.", required=True),
    Field("highlight", "First line", words(80), "One short thing people should know first.",
          "No prescription needed"),
    Field("organisation", "Organisation", RefTo("organisations", "an organisation", ORGANISATION),
          "Who runs it: a file of content/organisations, or the facts in its place.",
          "highfield-neighbours", required=True),
    Field("partners", "Partners", ListOf(RefTo("organisations", "an organisation")),
          "Others who run it too.", "[larkwell-libraries]"),
    Field("categories", "Categories", ListOf(TermOf("categories")), "What it is.",
          "[gentle-movement]"),
    Field("needs", "Needs", ListOf(TermOf("needs")), "Why people come.",
          "[inactivity, loneliness]"),
    Field("audiences", "Audiences", ListOf(TermOf("audiences")), "Who it is meant for.",
          "[older-people]"),
    Field("five_ways", "Five ways to wellbeing", ListOf(TermOf("five-ways")),
          "Left out, it follows from the categories.", "[connect]"),
    Field("format", "Format", ListOf(TermOf("formats"), or_ask=True),
          "How it happens.", "in-person", required=True, becomes="formats"),
    Field("venue", "Venue", ListOf(RefTo("venues", "a venue", VENUE), or_ask=True),
          "Where it is: a file of content/venues, or the facts in its place.", "highfield-cc",
          becomes="venues"),
    Field("access", "Access to the session", AccessFacts(),
          "What this session adds to its venue.", "{captions: yes}"),
    Field("getting_there", "Getting there", SENTENCES, "Help with the journey.",
          "A free minibus can pick you up."),
    Field("when", "When", ListOf(TimedOf(WHEN)),
          "The days and times.", "{every: week, days: [Monday], from: 10:30, to: 11:30}",
          required=True),
    Field("cost", "Cost", ListOf(RecordOf(COST, bare=BARE_COSTS)),
          "What it costs; never left out.", "free", required=True, becomes="costs"),
    Field("concessions", "Concessions", ListOf(TermOf("concessions")), "Who pays less.",
          "[carer-free]"),
    Field("eligibility", "Who can come", RecordOf(ELIGIBILITY), "Who it is for.",
          "{minimum_age: 60}"),
    Field("who_comes", "Who comes", SENTENCES, "The people you would meet there.",
          "About twelve people, most of them over 70."),
    Field("joining", "How to join", ListOf(TermOf("joining"), or_ask=True),
          "The ways in.", "[drop-in]",
          required=True, becomes="joining.routes"),
    Field("how_to_join", "Joining in one sentence", LINE, "What to do first.",
          "Ring and we will book you a place.", becomes="joining.how"),
    Field("referral_form", "Referral form", URL, "The provider's own form.",
          "https://highfield.example.org/refer", becomes="joining.form"),
    Field("reply_time", "Reply time", PHRASE, "How soon people hear back.",
          "within 3 working days", becomes="joining.reply_time"),
    Field("wait", "Wait", PHRASE, "How long people wait for a place.", "about 3 weeks",
          becomes="joining.wait"),
    Field("places", "Places", whole(1, 10000), "How many people can come.", "10"),
    Field("places_left", "Places left", whole(0, 10000), "How many places are free now.", "4"),
    Field("duration", "Duration", PHRASE, "How long one person's support lasts.",
          "up to six sessions"),
    Field("languages", "Languages", ListOf(TermOf("languages")), "Besides English.", "[ta]"),
    Field("contact", "Contact", RecordOf(CONTACT), "How to reach the group.",
          "{phone: 01632 960110, ask_for: the class leader}", required=True),
    Field("status", "Status", RecordOf(STATUS, short="status"), "Whether it is running.", "running",
          required=True),
    Field("checked", "Checked", RecordOf(CHECKED),
          "When these details were last made sure of.",
          "{date: 2026-11-02, by: Larkwell Voluntary Action, level: visited}"),
    Field("source", "Source", RecordOf(SOURCE),
          "The list it was taken from; then `checked` may be left out.",
          "{list: the council's list of 2021, id: 4711, taken: 2026-10-03}"),
    Field("image", "Picture", RecordOf(IMAGE), "A picture and words for it.",
          "{file: sit-and-be-fit.jpg, alt: Six people in a circle of chairs}"),
    Field("links", "Links", ListOf(RecordOf(LINK)), "Pages elsewhere.",
          "[{title: Photographs, url: https://highfield.example.org}]"),
    Field("print_guard", "Print guard", YES_NO,
          "yes: the page can be left at once, its title says nothing, and its card asks first.",
          "no"),
    Field("quick_exit", "Quick exit", YES_NO, "Another name for `print_guard`.", "no"),
    Field("was", "Was", ListOf(PUBLISHED_SLUG),
          "Old names of this file, so that old links still answer.", "[chair-exercise]"),
    Field("maintainer_note", "Note for maintainers", SENTENCES, "Never published.",
          "Ask about Mondays in the spring.", seen_by="maintainers"),
    Field("description", "Description", DESCRIPTION,
          "In a .yml file: what a .md file has below its header.", "A friendly hour."),
), makes=(Activity,), parts={"joining": Joining}, elsewhere={
    "provider": ("organisation", "Write `organisation: highfield-neighbours`."),
    "title": ("name", "Write `name: Sit and Be Fit`."),
    "where": ("venue", "Write `venue: highfield-cc`."),
    "price": ("cost", "Write `cost: free`, or `- per session: £3.50` under `cost:`."),
    "phone": ("contact", "Write it under `contact:` as `phone: 01632 960110`."),
    "email": ("contact", "Write it under `contact:` as `email: hello@highfield.example.org`."),
    "website": ("contact", "Write it under `contact:` as `website: https://highfield.example.org`."),
    "referral": ("joining", "Write `joining: [drop-in]`."),
    "checked_on": ("checked", "Write it under `checked:` as `date: 2026-11-02`."),
    "every": ("when", "Write it under `when:`, as a line `- every: week`."),
    "days": ("when", "Write it under `when:`, in the same item as `every: week`."),
    "slug": ("", "The file's name is the address. Rename the file."),
}, below="Description")

CHAMPION = Table("champion place", "a Champion place", (
    Field("name", "Name", NAME, "Left out, it is the venue's name.", "Northgate Library desk"),
    Field("kind", "Kind", TermOf("champion-kinds"), "What sort of place it is.", "library",
          required=True),
    Field("venue", "Venue", RefTo("venues", "a venue", VENUE), "Where it is.", "northgate-lib",
          required=True),
    Field("when", "When", ListOf(TimedOf(WHEN)), "When a Champion is there.",
          "{open: {Tuesday: 14:00 to 18:00}}", required=True),
    Field("offers", "What they can do", LINE, "In one sentence.",
          "Look things up with you and print a card."),
    Field("contact", "Contact", RecordOf(CONTACT), "How to reach the place, never a person.",
          "{phone: 01632 960104}"),
    Field("checked", "Checked", RecordOf(CHECKED), "When this was last made sure of.",
          "{date: 2026-11-02, by: Larkwell Voluntary Action, level: visited}"),
    Field("maintainer_note", "Note for maintainers", SENTENCES, "Never published.",
          "Two Champions share the desk.", seen_by="maintainers"),
), makes=(ChampionPlace,))

STORY = Table("story", "a story", (
    Field("title", "Title", NAME, "The title of the story.", "Every Wednesday", required=True),
    Field("summary", "Summary", LINE, "The story in one or two sentences.",
          "A link worker's call led to a craft group, and to friends.", required=True),
    Field("activities", "Activities", ListOf(SLUG), "The activities it tells of.",
          "[crafternoons]"),
    Field("needs", "Needs", ListOf(TermOf("needs")), "The needs it tells of.", "[loneliness]"),
    Field("consent", "Consent", LINE, "On what basis the story is told.",
          "Told with written consent, names changed", required=True),
    Field("date", "Date", DATE, "When it was told.", "2026-09-01", becomes="told_on"),
    Field("quote", "Quote", PARAGRAPH, "Their own words.", "I came for the tea and stayed."),
    Field("image", "Picture", RecordOf(IMAGE), "A picture and words for it.",
          "{file: wednesday.jpg, alt: Hands knitting}"),
    Field("was", "Was", ListOf(PUBLISHED_SLUG),
          "Old names of this file, so that old links still answer.", "[craft-and-company]"),
), makes=(Story,), below="Words of the story")

FUND = Table("fund", "a fund", (
    Field("name", "Name", NAME, "What the fund is called.", "Small Grants", required=True),
    Field("summary", "Summary", LINE, "What it pays for, in one sentence.",
          "Grants for groups that help people feel better."),
    Field("who", "Who can apply", PARAGRAPH, "Who may ask for it.", "Groups with a constitution.",
          required=True),
    Field("most", "Most", MONEY, "The most it pays.", "£5,000"),
    Field("least", "Least", MONEY, "The least it pays.", "£100"),
    Field("opens", "Opens", DATE, "The first day to apply.", "2026-12-01"),
    Field("closes", "Closes", DATE, "The last day to apply.", "2027-01-29"),
    Field("rolling", "Open all year", YES_NO, "yes: groups can apply at any time.", "no"),
    Field("priorities", "Priorities", ListOf(LINE), "What it would like to pay for.",
          "[men, young people]"),
    Field("priority_areas", "Priority areas", ListOf(TermOf("areas")), "Where it looks first.",
          "[marsh-end]"),
    Field("contact", "Contact", RecordOf(CONTACT), "Who to ask.",
          "{email: grants@larkwell.example.org}"),
    Field("website", "Website", URL, "Where to apply.", "https://larkwell.example.org/grants"),
    Field("organisation", "Organisation",
          RefTo("organisations", "an organisation", ORGANISATION), "Who gives it.",
          "larkwell-voluntary-action"),
), makes=(Fund,), below="Words of the page")

PAGE = Table("page", "a page", (
    Field("title", "Title", NAME, "The heading of the page.", "About", required=True),
    Field("summary", "Summary", LINE, "What the page is about, for search engines and menus.",
          "What this portal is, and who keeps it.", required=True),
    Field("menu", "Menu", OneOf(("main", "footer")), "Where the link to it is shown.", "footer"),
    Field("menu_label", "Name in the menu", words(30), "Left out, it is the title.", "About us"),
    Field("order", "Order in the menu", whole(0, 99), "Low numbers come first.", "3"),
    Field("was", "Was", ListOf(ADDRESS), "Old addresses that lead here now: of a page that had "
          "another name, of a story that was withdrawn, of a term that is no more.",
          "[about-us, stories/every-wednesday]"),
), makes=(Page,), below="Words of the page")

CRISIS_LINE = Table("crisis line", "a crisis line", (
    Field("name", "Name", NAME, "Who answers.", "Samaritans", required=True),
    Field("phone", "Phone", words(30, "a number as people dial it"),
          "The number as people dial it, or as they send a text message to it.", "116 123"),
    Field("id", "Id", SLUG, "What `content/vocabularies/danger.yml` calls it.", "samaritans"),
    Field("means", "Means", OneOf(get_args(Means)), "How it is reached. Left out, a number "
          "of five digits such as 85258 is for text messages, and 18001 begins one of Relay UK.",
          "phone"),
    Field("text", "What for", LINE, "When to ring it.", "Talk to somebody, day or night."),
    Field("when", "When", NAME, "When it answers.", "Any time"),
    Field("for", "Whom it is for", NAME, "Who may use it.", "Anybody", becomes="whom"),
    Field("website", "Website", URL, "Where people can chat with it.",
          "https://www.samaritans.org/"),
    Field("everywhere", "Everywhere", YES_NO, "no: it is shown only to somebody who searches for "
          "its kind of danger, and on the page of urgent help.", "yes"),
    Field("source", "Source", URL, "Where the number was read.", "https://www.samaritans.org/"),
    Field("checked", "Checked", DATE, "The day somebody last read it there.", "2026-11-20"),
), makes=(CrisisLine,))

PAUSE = Table("pause", "a pause", (
    Field("because", "Because", LINE, "Why, in one sentence.", "The hall is being mended.",
          required=True),
    Field("since", "Since", DATE, "The first day.", "2026-12-01", required=True),
    Field("back", "Back", DATE, "The day things start again.", "2027-01-04"),
    Field("areas", "Areas", ListOf(TermOf("areas")), "Everything in these areas.",
          "[riverside]"),
    Field("venues", "Venues", ListOf(SLUG), "Everything at these venues.", "[highfield-cc]"),
    Field("organisations", "Organisations", ListOf(SLUG), "Everything these run.",
          "[larkwell-libraries]"),
    Field("formats", "Formats", ListOf(TermOf("formats")), "Everything of these formats.",
          "[in-person]"),
), makes=(BulkPause,))

SITE = Table("site", "the site", (
    Field("name", "Name", NAME, "The portal's name.", "Connected Larkwell", required=True),
    Field("place", "Place", NAME, "The place it serves.", "Larkwell", required=True),
    Field("borough", "Borough", SLUG, "The place's id among the areas.", "larkwell"),
    Field("strapline", "Strapline", LINE, "What it is, in a few public words.",
          "Activities and support near you"),
    Field("address", "Address", URL, "Where the portal is published.",
          "https://connected-larkwell.example.org/"),
    Field("language", "Language", words(12, "a language such as en-GB"),
          "The language of the pages.", "en-GB"),
    Field("nation", "Nation", OneOf(get_args(Nation)), "Whose bank holidays count.", "England"),
    Field("contact", "Contact", RecordOf(CONTACT), "A person to talk to about the portal.",
          "{phone: 01632 960106}", required=True),
    Field("link_worker", "Link worker", NAME, "What a link worker is called here.",
          "Community Connector"),
    Field("link_worker_plural", "Link workers", NAME, "The same, for several of them.",
          "Community Connectors"),
    Field("referral_form", "Referral form", URL, "Their own form to refer somebody to them.",
          "https://refer.larkwell.example.org/connectors"),
    Field("card_heading", "Heading of the card", NAME, "The words at the top of a card.",
          "Your activity card"),
    Field("card_pdfs", "Cards as PDFs", YES_NO,
          "yes: each card in each size can be downloaded too.", "no"),
    Field("booklets", "Booklets", YES_NO,
          "yes: printed directories of all, of each area and of each group of needs, as PDFs.",
          "no"),
    Field("today", "Today", DATE, "A demonstration's pinned date. A real site has none.",
          "2026-11-23"),
    Field("demonstration", "Demonstration", YES_NO, "yes: everything here is made up.", "no"),
    Field("banner", "Banner", RecordOf(Table("banner", "a banner", (
        Field("text", "Text", words(240), "One or two sentences.",
              "Many groups take a break over Christmas.", required=True),
        Field("link", "Link", A_LINK, "Where to read more.", "https://larkwell.example.org/news"),
        Field("from", "From", DATE, "The first day it is shown.", "2026-12-14", becomes="since"),
        Field("until", "Until", DATE, "The last day it is shown.", "2027-01-04"),
    ), makes=(Banner,))), "A line above every page.",
        "{text: Many groups take a break over Christmas.}"),
    Field("review", "Review", RecordOf(Table("review", "review periods", (
        Field("due_after", "Due after", MONTHS_LONG, "When a check is due.", "6 months"),
        Field("overdue_after", "Overdue after", MONTHS_LONG, "When it is overdue.", "12 months"),
        Field("moved_in", "Moved in", MONTHS_LONG, "How long what was taken over from elsewhere is "
              "shown without a check.", "6 months"),
    ), makes=(Review,))), "How long a check holds.",
        "{due_after: 6 months, overdue_after: 12 months}"),
    Field("school_terms", "School terms", ListOf(RecordOf(Table("school term", "a school term", (
        Field("from", "First day", DATE, "The first day of term.", "2026-09-02", required=True,
              becomes="first"),
        Field("to", "Last day", DATE, "The last day of term.", "2026-12-18", required=True,
              becomes="last"),
        Field("half_term", "Half-term", TWO_DATES, "The week off.", "2026-10-26 to 2026-10-30"),
    ), makes=(SchoolTerm,)))), "The terms of local schools.",
        "[{from: 2026-09-02, to: 2026-12-18}]"),
    Field("bank_holidays", "Bank holidays", RecordOf(Table("bank holidays", "bank holidays", (
        Field("add", "Add", ListOf(RecordOf(Table("bank holiday", "a bank holiday", (
            Field("date", "Date", DATE, "The day.", "2027-06-11", required=True),
            Field("name", "Name", NAME, "What it is called.", "Larkwell Day", required=True),
        ), makes=(BankHoliday,)))), "Days off here that the nation doesn't have.",
            "[{date: 2027-06-11, name: Larkwell Day}]"),
        Field("remove", "Remove", ListOf(DATE), "Bank holidays that don't count here.",
              "[2027-05-31]"),
    ), makes=(BankHolidayChanges,))), "What differs here from the nation's.",
        "{remove: [2027-05-31]}"),
    Field("pauses", "Pauses", ListOf(RecordOf(PAUSE)), "Pauses many listings at once.",
          "[{because: The hall is being mended., since: 2026-12-01, venues: [highfield-cc]}]"),
    Field("crisis_lines", "Crisis lines", ListOf(RecordOf(CRISIS_LINE)),
          "Numbers that answer when it matters.", "[{name: Samaritans, phone: 116 123}]"),
    Field("accessibility", "Accessibility", RecordOf(Table("accessibility", "accessibility tests", (
        Field("tested_on", "Tested on", DATE, "When the portal was tested with people.",
              "2026-10-01"),
        Field("tested_by", "Tested by", NAME, "Who tested it.", "Larkwell Disability Forum"),
        Field("next_test", "Next test", DATE, "When it will be tested again.", "2027-10-01"),
        Field("contact", "Contact", EMAIL, "Where to report a fault, if not to the portal.",
              "access@larkwell.example.org"),
        Field("known_faults", "Known faults", ListOf(LINE), "What doesn't work yet.",
              "[The map has no words]"),
    ), makes=(AccessibilityTest,))),
        "Filled in after a test; until then the statement claims nothing.",
        "{tested_on: 2026-10-01}"),
    Field("map", "Map", RecordOf(Table("map", "the map of the areas", (
        Field("rows", "Rows", ListOf(ListOf(TermOf("areas"))), "The areas as they lie: rows from "
              "north to south, each from west to east.",
              "[[highfield, northgate], [old-town, riverside]]"),
        Field("river", "River", ListOf(TermOf("areas")), "The areas a river runs through, in its "
              "order.", "[riverside, marsh-end]"),
    ), makes=(MapOfAreas,))), "How the areas lie in the drawn map. Left out, the positions of "
        "venues say it, or else the order of the areas.",
        "{rows: [[highfield, northgate], [old-town, riverside]], river: [riverside]}"),
    Field("neighbours", "Neighbours", ListOf(RecordOf(Table("neighbour", "a neighbour", (
        Field("name", "Name", NAME, "The place that it serves.",
              "Saltby", required=True),
        Field("website", "Website", URL, "Its directory.", "https://connected-saltby.example.org/",
              required=True),
        Field("district", "District", words(9, "a code such as E07999902"),
              "The code of its council, as `publish.py postcodes` "
              "prints it.", "E07999902", required=True),
    ), makes=(Neighbour,)))), "Directories next to this one, for people who live there.",
        "[{name: Saltby, website: https://connected-saltby.example.org/, district: E07999902}]"),
    Field("also_search", "Also search", ListOf(RecordOf(Table("directory", "another directory", (
        Field("name", "Name", NAME, "What it is called.", "Connected Saltby", required=True),
        Field("address", "Address", URL, "Where it is published, by this software.",
              "https://connected-saltby.example.org/", required=True),
    ), makes=(OtherDirectory,)))), "Directories that visitors can have searched with this one.",
        "[{name: Connected Saltby, address: https://connected-saltby.example.org/}]"),
    Field("repository", "Repository", URL, "Where the entries are kept.",
          "https://github.com/larkwell/directory"),
    Field("forge", "Forge", OneOf(get_args(Forge)),
          "Whose editor opens there. Left out, it is known by the address, or taken for github.",
          "forgejo"),
    Field("branch", "Branch", words(80, "the name of a branch such as main"),
          "The branch that is published.", "main"),
    Field("submissions", "Submissions", SECURE_URL, "A form service that takes listings by post.",
          "https://forms.larkwell.example.org/listing"),
    Field("licence", "Licence of the entries", LINE, "Under which terms others may use them.",
          "Creative Commons Attribution 4.0 International"),
    Field("leave_quickly_to", "Leave quickly to", URL, "Where the quick exit leads.",
          "https://www.bbc.co.uk/weather"),
), makes=(Site,))

MOST_WORDS_OF_DANGER = 2000
MOST_LISTS_OF_WORDS = 160

_WITH_PAGES = frozenset({"needs", "categories", "areas"})
"""The vocabularies whose terms have a list of their own on the site."""
MAY_BE_PRIVATE = frozenset(
    {"needs", "categories", "audiences", "joining", "concessions", "languages"}
)
"""The vocabularies whose terms may be for professionals only. What the others say of an activity,
such as its format, it can't be shown without."""

PATTERNS = (
    "basket", "bears-paw", "bow-tie", "churn-dash", "clam-shell", "drunkards-path", "flying-geese",
    "friendship-star", "hourglass", "house", "jacobs-ladder", "log-cabin", "nine-patch",
    "ohio-star", "orange-peel", "pinwheel", "rail-fence", "shoo-fly", "snowball",
    "square-in-a-square", "windmill",
)
"""The quilt blocks that the software can draw."""

TERM = Table("term", "a term", (
    Field("id", "Id", PUBLISHED_SLUG, "Never changes.", "loneliness", required=True),
    Field("label", "Label", NAME, "What people read.", "Feeling lonely or cut off", required=True),
    Field("definition", "Definition", PARAGRAPH, "What it means, in one plain line.",
          "You have less company than you would like.", required=True),
    Field("synonyms", "Synonyms", ListOf(NAME, most=250), "What people say and type.",
          "[lonely, alone, isolated]"),
    Field("seldom", "Seldom typed", ListOf(NAME, most=250), "The same, of what few people type: "
          "names of illnesses, of benefits, of rare hobbies. The search knows them a moment later.",
          "[hypothyroidism]"),
    Field("group", "Group", SLUG, "The heading it is shown under.", "people",
          only_in=frozenset({"needs"})),
    Field("parent", "Parent", SLUG, "The wider term it belongs to.", "long-term-condition",
          only_in=_WITH_PAGES | {"access"}),
    Field("map", "Codes elsewhere", ListOf(LINE), "The same idea in other lists. Published in "
          "`vocabularies.json`.", '["esdNeed:69"]'),
    Field("source", "Source", ListOf(LINE), "Where the term comes from. Published in "
          "`vocabularies.json`.", "[oruk]"),
    Field("five_ways", "Five ways", ListOf(SLUG), "What it does for people's wellbeing.",
          "[connect]", only_in=frozenset({"categories"})),
    Field("pattern", "Pattern", OneOf(PATTERNS), "The quilt block on the patches of its "
          "activities. Without it, the software chooses one.", "flying-geese",
          only_in=frozenset({"categories"})),
    Field("drawing", "Drawing", OneOf(DRAWINGS), "The drawing beside it. Left out, the one "
          "that has its id, or else its group's.", "two-cups",
          only_in=frozenset({"needs", "categories", "formats"})),
    Field("crisis_note", "Crisis note", YES_NO, "yes: crisis lines are shown on its pages.", "no",
          only_in=_WITH_PAGES),
    Field("print_guard", "Print guard", YES_NO, "yes: never named on a card or in a title. "
          "`print_guard` holds for each listing whose first need it is.", "no",
          only_in=frozenset({"needs"})),
    Field("scope", "Scope", OneOf(("venue", "session")), "Whose fact it is.", "venue",
          only_in=frozenset({"access"})),
    Field("card_line", "Line on the card", LINE, "How to join, in a sentence.",
          "You do not need to book. Just come along.", only_in=frozenset({"joining"})),
    Field("also_line", "Line beside another way", LINE,
          "The same where it is not the only way to join.",
          "Your GP can also refer you.", only_in=frozenset({"joining"})),
    Field("public_note", "Public note", LINE, "What the check was, in a sentence.",
          "We visited on {checked_on}.", only_in=frozenset({"checks"})),
    Field("private", "Private", YES_NO, "yes: professionals only, never on a card.", "no",
          only_in=MAY_BE_PRIVATE),
    Field("was", "Was", ListOf(PUBLISHED_SLUG), "Old ids whose lists lead here now.", "[isolation]",
          only_in=_WITH_PAGES),
), makes=(Term,), retired={
    "searchable": "The software decides which statuses are shown in lists.",
    "printable": "Which statuses have a card is for the software to say.",
    "parameter": "The fields of eligibility say this.",
    "example": "The definition says this.",
})

DANGER = Table("words of danger", "words of danger", (
    Field("groups", "Groups", ListOf(RecordOf(Table("group of danger", "a group of danger", (
        Field("id", "Id", SLUG, "Its name in the software.", "abuse", required=True),
        Field("label", "Label", NAME, "What it is, for those who keep the file.",
              "Abuse, control and stalking", required=True, becomes="maintainer_note"),
        Field("lines", "Crisis lines", ListOf(SLUG), "Ids of crisis lines in `site.yml`, the first "
              "to be shown first.", "[domestic-abuse]", required=True),
        Field("needs", "Needs", ListOf(SLUG), "Needs whose listings are shown after the numbers.",
              "[safety-abuse]"),
        Field("words", "Words", ListOf(LINE, most=MOST_WORDS_OF_DANGER), "Words and phrases in "
              "plain forms. CAPITALS are any word of that list, + joins what comes in any order, - "
              "stands before what speaks against it, and with a full stop nothing else is typed.",
              "[stalker, PARTNER hit me, harass + phone, kick off - match, i give up.]",
              required=True),
    ), makes=(DangerGroup,)))), "The kinds of danger.",
        "[{id: abuse, label: Abuse, lines: [domestic-abuse], words: [stalker]}]", required=True),
    Field("sets", "Lists of words", ListOf(RecordOf(Table("list of words", "a list of words", (
        Field("id", "Id", SLUG, "Phrases name it in capitals.", "partner", required=True),
        Field("danger", "Danger", YES_NO, "yes: search never takes one of them for another word.",
              "no"),
        Field("words", "Words", ListOf(LINE, most=MOST_WORDS_OF_DANGER), "Words that stand for "
              "each other. CAPITALS are any word of another list.", "[husband, wife]",
              required=True),
    ), makes=(WordList,))), most=MOST_LISTS_OF_WORDS), "Lists that phrases name in capitals.",
        "[{id: partner, words: [husband, wife]}]"),
    Field("harmless", "Harmless", ListOf(LINE, most=MOST_WORDS_OF_DANGER), "Phrases that only look "
          "like danger, written in the same way.", "[hit the gym, stroke + club - having]"),
    Field("lookalikes", "Lookalikes", ListOf(LINE, most=MOST_WORDS_OF_DANGER), "Words that are not "
          "misspelt ones of danger.", "[refugee]"),
), makes=(Danger,))

EXEMPTION = Table("exception", "an exception", (
    Field("rule", "Rule", SLUG, "The name in square brackets at the end of the warning.",
          "review-overdue", required=True),
    Field("file", "File", words(120), "The entry, from inside the content folder.",
          "activities/bridge-club.md", required=True),
    Field("reason", "Reason", LINE, "Why it may stay for a while.",
          "The club meets again in January; we have rung them.", required=True),
    Field("until", "Until", DATE, "The last day of the exception.", "2027-01-31", required=True),
), makes=(Exemption,), elsewhere={"entry": ("file", "Write `file: activities/bridge-club.md`.")})

# fmt: on

TABLES = (
    ACTIVITY,
    WHEN,
    COST,
    ELIGIBILITY,
    CONTACT,
    STATUS,
    CHECKED,
    SOURCE,
    IMAGE,
    LINK,
    ORGANISATION,
    VENUE,
    CHAMPION,
    STORY,
    FUND,
    PAGE,
    SITE,
    CRISIS_LINE,
    TERM,
    DANGER,
    EXEMPTION,
)
"""Every table, in the order of the documentation."""

OF_FOLDER: Mapping[str, Table] = MappingProxyType(
    {
        "organisations": ORGANISATION,
        "venues": VENUE,
        "activities": ACTIVITY,
        "champions": CHAMPION,
        "stories": STORY,
        "funding": FUND,
        "pages": PAGE,
    }
)
"""The fields of what each folder holds."""
