"""Texts of a list name nobody, have nobody's address and let nobody in; groups keep their names.

People have first names of many cultures, of which most are in no list of names. Whatever is said of
them stands in a sentence as organisers write it, in each text of a spreadsheet, feed and calendar.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.importers.texts import FILES, PHONE, left_of
from tests.rows import Imported, table

from activity_directory.importers.kept_back.known import KeptBack, Private
from activity_directory.importers.kept_back.taking import without
from activity_directory.importers.sent import Sent
from activity_directory.intake.submission import Submission
from activity_directory.intake.whole_entry import Origin

FIRST = re.findall(
    r"\S+",
    "Steph Ros Bev Gaz Shaz Maz Nkechi Agnieszka Mehwish Siân Łukasz Zoë Oluwaseun Björn Yuki "
    "Tadhg Precious Kwabena Thuy Zbigniew Dimitra Óscar Şule Jaya Blessing Xiaoming Caitríona "
    "Moshe Dorcas Ffion Imke Deeqa Ravinder Zsófia Tunde Marek Ayşe Hyacinth Babs Taz Chinwe Iolo "
    "Rukmini Emeka Seren Yiannis Adwoa Bryony Dilnoza Efe Fergal Gosia Lowri Pádraig Reza Sukhi "
    "Temi Verity Wahid",
)
LAST = re.findall(
    r"\S+",
    "Ridley Adeyemi Wójcik Qureshi O’Shea Nguyen Öztürk Mensah D'Souza MacInnes Tanaka Vaughan- "
    "Pugh Rahman Brennan Kaur Okonkwo Szabó Strong Yilmaz Hill Osei Banerjee Tshabalala Wood "
    "McGrath Best Braithwaite Dhillon Iqbal Jaworski Moss Nkosi",
)
NAMED = """\
Text {first} on {mobile} to book.
For a place ring {first} {last} on {mobile}.
Contact {first} at {email} for details.
Just turn up, or ask for {first} at the desk.
Led by {first} {last}, a qualified instructor.
Yoga with {first}, every level welcome.
Speak to {first} or {other} before you come.
Post cheques c/o {first} {last}, {home}.
{first} {mobile}
Questions? {mobile} ({first})
Our walk leader is {first}.
{first} {last} runs the sessions and makes the tea.
E-mail {email} for the address.
We meet at {first}'s house, {home}.
Give {first} a ring on {mobile}.
Get in touch with {first} {last} for more information.
{first} will meet you at the gate.
Door code C{code}Y, please shut it behind you.
Join at https://us02web.zoom.us/j/8{code}12345?pwd=abc{code}.
Let {first} know if you need a lift.
Any questions, {first} is on {mobile}.
Drop {first} a line at {email}.
Enquiries to {first} {last} ({mobile}).
Please RSVP to {first} by Friday.
The group was set up by {first} {last} in 2015.
{first} and {other} will be there to greet you.
Payment by bank transfer to {first} {last} please.
Tutor: {first} {last} BA.
Ring {mobile} and ask for {first}.
{first}'s number is {mobile}.
Meet outside {home}, where {first} lives.
The key safe number is {code}.
Classes are taught by our lovely teacher {first}.
Book through {first} on {mobile} or {email}.
For the Zoom link contact {first}.
Mobile {mobile} {first} {last}
Hi, I'm {first} and I run this group.
Please call or text {first}, {mobile}, first.
Our secretary, {first} {last}, has forms.
Zoom ID: 812 {code} 3456, passcode knit{code}.
Love from {first} x
Tell {first} if you can't make it.
If you are lost, phone {first}: {mobile}.
Held in {first}'s front room.
Places are limited so book early with {first} {last}.
Instructor {first} {last} has taught for ten years.
Ask {first} about parking.
Contact: {first} {last}, {email}
Hosted this term by {first} and {other}.
The gate code is {code}#.
{first} {last} (chair) {mobile}
Come along and meet {first}, our volunteer.
Please let {first} or {other} know beforehand.
To join, message {first} on WhatsApp.
Send a cheque payable to {first} {last}, {home}.
See {first} at the end to pay.
Walk led this month by {first}.
Our befriender {first} rings each week.
Facilitator: {first}
Email {email} or ring {mobile}.
Call {first} after 6pm.
Mrs {last} makes the cakes.
With thanks to {first} {last} for the cakes.
More from {first} on {mobile}.
{first} is happy to answer questions on {mobile}.
Bring your form back to {first} {last}.
Reply to {email} by Monday.
You will be welcomed by {first} at the door.
We are a small group run by {first}, {other} and friends.
Yoga is led by our tutor {first} in the hall.
The choir is run by {first}, who has sung for years.
If {first} is away, ring {other} on {mobile}.
Sessions with {first} {last}, physiotherapist.
Organiser: {first} ({mobile})
Parking outside {first}'s house at {home}.
Pay {first} £3 on the day.
For details see {first} {last} or {email}.
Code for the side gate is {code}.
Message {other} or {first} on the group chat.
Brown Owl: {first}.
With {first}.
£3 to {first} on the night.
Preacher Canon {last}.
Kit is lent by {first} and {other} from the shed.
Our caretaker is called {first}.
Ask at the bar for {first}.
Book early with {first}, our outreach worker.
Beginners come early and find {first}.
Try {first} on {mobile} instead.
Hi all, {first} here, do come.
Drop in with solicitor {first} {last}, free.
Class taken by Sensei {first} {last}.
Reserve yours with {first} via {email}.
Any queries to {first} {last} at the desk.
Contact our lead, {first} {last} ({mobile}).
Send an e-mail to {first} {last}.
Members tell {first} beforehand.
Information from {first} {last}, tel. 01632 960771.
The form goes to Mrs P. {last} at the hall.
For more information telephone {first} {last} at Tidy Cupboards {mobile}
Chief Inspector {first} {last}
Craft for adults with {first} {last} - £2
Craft with {first} {last} £2
Circle dancing led by {first}.
The choir is run by {first} in the hall.
Fun for all with {first}.
Stretches and laughter with {first} every week.
Details from {first} at the desk.
Dates from {first}.
From {first}: bring a cup.
Name: {first} Tel: {mobile}
Contact name: {first}. Phone: 01632 960771
Contact H. {last}, 01632 960771
Enquiries to J. K. {last}.
Pay by standing order to H {last} please.
Accompanist: {first} {last}.
The safeguarding lead is {first}.
Safeguarding officer: {first} {last}
Ask {first} to lower the ramp.
Pay {first} in cash.
{first} will be at the door in a red hat.
Ask Nurse {first} about your feet.
“It changed my life.” – {first}
“It changed my life” ({first}, 81)
I met {first} here and we are friends.
We meet at Mrs {first[0]}'s house.
https://wa.me/447700900206 ({first})
Set up by two friends, {first} and {other}, in 2019.
Best wishes, {first} and {other}
{first}'s class is slow and kind.
Live music from {first} {mobile}
{first} {last} and a team of volunteers run the café.
{first} and her team cook lunch every Friday.
The café was founded in 2015 by {first} {last} and is open to all.
The choir was started in May 2015 by {first}.
The walk is led by {first} {last} and a team of trained volunteers.
Led by {first} and the team at the library, we knit.
Jazz and Street Dance taught by international dancer, {first} {last}.
Salsa on Mondays led by former world champion, {first} {last}.
The class is taught by former Royal Ballet dancer, {first} {last}, in the hall.
Led by experienced and fully qualified yoga teacher, {first}.
The choir is led by renowned singer-songwriter, {first} {last}.
Taught by dancer, {first}.
Moves choreographed by award-winning dancer and actor, {first} {last}.
Written by local playwright, {first} {last}.
A talk presented by local historian, {first} {last}.
Ballet with international dancer {first} {last} on Mondays.
Sing along with well known singer, {first} {last}.
""".splitlines()
"""Sentences about a person; each is a line of its own."""
NOT_NAMED = """\
The rose garden (Victoria Park) is open all day.
Larkwell Mind (Larkwell Town) is open from two.
Tea with biscuits and cake - £2
Lunch with Roast Potatoes - £5
Call Larkwell Foodbank on 07700 900123.
Contact Age UK Larkwell on 01632 960222.
Ring Adviceline on 01632 960222.
Speak to Reception before you come.
Run by Sporting Memories in the clubhouse.
Ask for the Duty Manager at the desk.
Talk to Citizens Advice about benefits.
Text Larkwell Striders on 07700 900123.
Phone Childline free on 0800 1111.
Led by trained volunteers from Active Larkwell.
Contact the library on 020 7946 0123.
Contact Samaritans at any time.
For people with Parkinson's Disease, strokes and their carers.
Exercise with Parkinson's in mind.
Bookings 07700 900123
Call Kingston Hospital Switchboard on 020 7946 0123.
E-mail hello@larkwellknitters.org.uk for details.
We meet at St Mary's Hall, 4 Church Road.
Run by the Marie Curie team.
Walk with Larkwell Ramblers along the river.
Contact Healthwatch with your views.
Zumba with live music, then tea.
Larkwell Library and a team of volunteers run the café.
The café is run by Age UK and a team of volunteers.
Victoria Park and a band make a good afternoon.
Founded in 2015 by Larkwell Council and local volunteers.
Contact Tolworth Treasure Trove on 01632 960333.
Text YES to 07700 900123.
Plan your journey with Suffolk Onboard.
We have a joint U17 side with Delph and Marsden CC.
Local artists Larkwell Arts show their work.
The Community Artist Network meets here.
Learn about the artist Katsushika Hokusai.
Larkwell is the home of our project officers.
Ask for Gluten Free cake.
Run by Kingston Voluntary Action.
Speak to Macmillan nurses in private.
Ring Larkwell Carers' Network or Mencap.
Our coach is free for Blue Badge holders.
Supported by Tesco and The National Lottery.
Tea with Scrabble, cards and a chat.
Contact Kingston Samaritans on 116 123.
Email bookings@stpauls.org.uk or ring 020 7946 0999.
The instructor is qualified in Otago.
Meet at Norbiton Station, exit B.
Trained by England Athletics.
Hosted by Surbiton Methodist Church.
Let Transport for London know of any lift that is out.
Get in touch with Stagecoach for lifts.
Held in the Queen's Hall front room.
Book early with Kingston Adult Education.
Instructor training is with British Cycling.
Contact: Larkwell Scouts, info@larkwellscouts.org.uk
Gate 3 opens at ten.
Come along and meet Santa.
See Mill Lane noticeboard for dates.
Speak to Relate or Cruse Bereavement.
Led this month by Thames Landscape Strategy.
With thanks to the Community Fund for the cakes.
Run by the Salvation Army.
Ring Dial-a-Ride on 01632 960555.
Contact Parkinson's UK or Stroke Association.
Enquiries to Kingston Town Hall.
Don't Miss Out on the tea.
More from Larkwell Library on 01632 960123.
Bring your form back to the Town Hall.
You will be welcomed by the Rotary Club at the door.
We are a small group run by Larkwell Mencap and friends.
If Mill Hall is shut, ring Northgate Centre on 01632 960124.
Sessions with Brass Band and Choir.
For details see Facebook or Instagram.
Pay by Cash or Card on the day.
Please contact our partner Kingston Council on 020 8547 5000.
Parking outside St John's Church.
Ask at Costa for the key.
Organiser: Surbiton Scouts (01632 960126)
Parking is available.
Self-referral is available through the published clinic numbers.
Walk-In is available on Mondays. Pre-booking is available.
Over-60s lives on in the hall.
Father Christmas comes at three.
With Tea and Cake.
Add £3 to Gift Aid it.
Timebuilders runs a knitting group.
Thanks to Awards for All for the grant.
The talks are hosted by Sustrans and Living Streets.
The sun provides us with important Vitamin D and the like.
Turning Point run a service for rough sleepers.
Heeley City Farm runs the community allotment.
CHILYPEP run a number of groups.
These breaks are run by Outward, a charity based in Leeds.
The exhibition is part of a project led by Watermill.
Workshops in a pop-up cafe run by Groundwork in the welfare centre.
For all with Rosacea and their families.
Live music from the Jo Bloggs Trio, then tea.
Enjoy live music from Jo Bloggs.
A concert by Carlo Vane.
Book with Eventbrite, or ask Sustrans.
“A friendly welcome every time” - Larkwell Gazette
Name: Tea and Talk. Tel: 01632 960111.
Meet @ 10.30am at Mill Hall. Bring a cup.
Our lead partner is Larkwell Mind.
Work with Sustrans on a bike.
It is facilitated by Norbiton and Larkwell Mind on the ward.
We share what we see with Councillors in the ward.
Mobile Sensory Sessions for schools.
Health care starts with GPs and their colleagues.
Schools will help children to settle in.
These guides to Zoom <https://zoom.us/> are for older people.
Write to ASCorrespondence@migranthelp.org.uk for a form.
Write to referrals@x.org.uk or rcm_enrolmentdetails@x.gov.uk.
Write to jo@samaritans.org at any time.
Call Larkwell and East Yorkshire Mind on Freephone 0800 111 2233 (8am to 8pm).
You can contact HOPELINEUK for advice in confidence.
Anyone in distress can contact Haven on 01632 960555.
Text Relay: use the Relay UK app or write to us in BSL.
For people with Panic, Anxiety, Phobias and OCD.
Forms come with Braille, Large Print, Audio and Video.
Struggling with Drug & Alcohol Addiction?
A child born with Rett Syndrome, which is rare, is welcome.
We stock Recliner Chairs, Power Chairs, Ramps, Stairlifts and so much more.
Furthermore, the sports hall hosts squash.
Courses such as Caring with Confidence, Understanding Dementia and more.
A warm room with Refreshments, WiFi, Budgeting advice.
We work with Translators and with Larkwell and Somerset Constabulary.
The town has links with Lippstadt and Larkwell.
A time to be quiet with God, by candlelight.
Music with Mummy.
Then Shared Lives could be for you.
Call Supportline on 0808 111 2233.
In our view Trans Lives Matter.
Mrs TidyUp is here to help you clear a room.
The choir was founded by Leeds-based singers.
Tel: 07700 900123, Hattys Tearoom, 26 High Street.
For people Living with Cancer and Supporters.
Any questions please ring Bricks: 07700 900123.
Call SSAFA or Combat Stress on 01632 960111.
Ring Shelterline on 01632 960111.
People living with Lupus, Ankylosing Spondylitis and Sjögrens meet monthly.
Email CAMHS for a form.
Contact Cruse, Papyrus or Mind.
Run by a national charity, Sustrans.
Run by our delivery partner, Larkwell Mind.
Run by local housing provider, Larkwell Homes.
Run by volunteers of the Friends of Victoria Park.
Delivered by award-winning theatre company, Northgate Players.
Supported by our main sponsor, Sport England.
Led by qualified instructors, Zumba is a fun class.
Taught by former world champions, Aikido is a martial art.
Led by an experienced leader, Larkwell Ramblers walk on Tuesdays.
Taught by our tutors, Tuesdays and Thursdays.
Live music with local singer Jo Bloggs.
""".splitlines()
"""Sentences about groups, places and roles."""


class Somebody(NamedTuple):
    """A person, and what is theirs alone."""

    first: str
    last: str
    other: str
    mobile: str
    email: str
    home: str
    code: str

    def is_named_in(self, shape: str, written: str) -> bool:
        """Whether what a sentence says of them is in some words: a number alone is nobody's."""
        theirs = self._asdict().items()
        return any(
            value in written
            for name, value in theirs
            if f"{{{name}}}" in shape and name != "mobile"
        )


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(str.maketrans("łŁ", "lL"))).casefold()
    return "".join(one for one in plain if "a" <= one <= "z")


def somebody(number: int) -> Somebody:
    """The person of this number, always the same."""
    first, last = FIRST[number % len(FIRST)], LAST[number * 7 % len(LAST)]
    mine, family = _letters(first), _letters(last)
    emails = (
        f"{mine}.{family}@gmail.com",
        f"{mine}{family}@hotmail.co.uk",
        f"{mine[0]}{family}72@yahoo.co.uk",
        f"{mine}.{family}@larkwell.gov.uk",
    )
    return Somebody(
        first,
        last,
        FIRST[(number + 11) % len(FIRST)],
        f"07700 900{number % 900 + 100}",
        emails[number % len(emails)],
        f"{3 + number % 90} Nightingale Close",
        str(1201 + 7 * number),
    )


def planted() -> Iterator[tuple[str, Somebody, str]]:
    """Each sentence about a person of its own, with its shape."""
    for number, shape in enumerate(NAMED):
        one = somebody(number * 5)
        yield shape, one, shape.format(**one._asdict())


@pytest.mark.parametrize("shape", NAMED)
def test_a_sentence_says_nothing_of_anybody(shape):
    for number in range(0, len(FIRST), 4):
        one = somebody(number)
        left = left_of(shape.format(**one._asdict()))
        assert not one.is_named_in(shape, left)
        assert left.startswith("We knit.")
        assert left.endswith("Bring wool.")


@pytest.mark.parametrize("sentence", NOT_NAMED)
def test_a_sentence_about_groups_places_and_roles_stays(sentence):
    assert left_of(sentence) == f"We knit.\n\n{sentence}\n\nBring wool."


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Also “Not in August. Ring Dermot Okafor to check”.", "Also “Not in August.”"),
        ("Ring Ann Okafor about “tea. We have cake” on Mondays.", "“We have cake” on Mondays."),
        ("“Come in” is our motto. Ring Dermot Okafor.", "“Come in” is our motto."),
        ("„Tea” is on Mondays. Ring Dermot Okafor.", "„Tea” is on Mondays."),
    ],
)
def test_a_quotation_is_whole_where_a_sentence_of_it_goes(sentence, left):
    assert left_of(sentence) == f"We knit.\n\n{left}\n\nBring wool."


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Gentle yoga with Steph.", "Gentle yoga."),
        ("A class with Nkechi and Ros, every level welcome.", "A class, every level welcome."),
        ("Pilates with Jean Okafor on the green.", "Pilates on the green."),
        ("Yoga with Active Larkwell.", "Yoga with Active Larkwell."),
    ],
)
def test_of_a_sentence_about_an_activity_only_who_teaches_goes(sentence, left):
    assert left_of(sentence) == f"We knit.\n\n{left}\n\nBring wool."


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("The class is run by Nkechi Obi on Mondays 2-4pm.", "The class is run on Mondays 2-4pm."),
        (
            "Art is led by Joan Peck, who trained in Leeds, every Friday at 10am.",
            "Art is led every Friday at 10am.",
        ),
        ("A dance workshop run by Nkechi Obi on Thursdays.", "A dance workshop on Thursdays."),
        ("We cook on Mondays at 2 and are led by Steph.", "We cook on Mondays at 2."),
        ("Hosted by Ros and Gaz, the supper starts at 7.", "The supper starts at 7."),
        (
            "Delivered by Ros Okafor Personal Training this class is for all.",
            "This class is for all.",
        ),
        ("Our chair, Mrs Ethel Grain, will meet you.", "Our chair will meet you."),
        ("Tea is served by Doris and her team from 3pm.", "Tea is served from 3pm."),
        ("The Help Group gives aid (jan.cole@hall.org.uk).", "The Help Group gives aid."),
        (
            "We hold talks each week, contact either Kerry at kerry@x.org.uk.",
            "We hold talks each week.",
        ),
        ("Sessions are free; just drop Nasreen a line at nas_k@gmail.com.", "Sessions are free."),
        (
            "Swimming with our instructor Bogdan, Thursdays at 9.",
            "Swimming, Thursdays at 9.",
        ),
        ("Contact Sarah 07700 900123, sarah.smith@x.org.uk", ""),
        ("Contact the office or email r.hollins@x.org.uk.", "Contact the office."),
        (
            "Mill Hall, 3 Mill Lane Email- [r.bell@x.org](mailto:r.bell@x.org) Tel- 01632 960110",
            "Mill Hall, 3 Mill Lane Tel- 01632 960110",
        ),
        (
            "To book email r.bell@x.org; tel. 01632 960110 or come to the desk",
            "To book; tel. 01632 960110 or come to the desk",
        ),
        (
            "Ask our Bus Officer Liz Obi Call: 01632 960110 or E-mail: [e](mailto:l.obi@x.org)",
            "Ask our Bus Officer 01632 960110",
        ),
        (
            'Joan Peck our Chair and Founder said: "Come and sit with us."',
            '"Come and sit with us."',
        ),
        ("Please email r.bell@x.org. all donations are welcome.", "all donations are welcome."),
        ("Ring Steph Obi to find out more.We knit on Mondays.", "We knit on Mondays."),
        (
            "To join please ring Nkechi Obi, our lead art tutor, who will write back.",
            "To join please ring our lead art tutor, who will write back.",
        ),
        (
            "To come, call the number above to speak to Ros who will tell you more.",
            "To come, call the number above.",
        ),
        (
            "Ring Bricks: 07700 900123 Or you can email: kerry@x.org.uk or use social media",
            "Ring Bricks: 07700 900123 or use social media",
        ),
        (
            "Meets: Mondays Where: Elm Hall Contact: Jean Okafor Tel: 01632 960111 Who: All",
            "Meets: Mondays Where: Elm Hall Tel: 01632 960111 Who: All",
        ),
        ("• Tea at 3 • Ask for Nkechi • Cake at 4", "• Tea at 3 • Cake at 4"),
        (
            "Our new Project Officer Nkechi Obi will show you round.",
            "Our new Project Officer will show you round.",
        ),
        (
            "Join professional artists Orla Peck and Dilys Marlow Obi for a day of printing.",
            "Join professional artists for a day of printing.",
        ),
        ("Come and paint with local artist Nkechi Obi.", "Come and paint."),
        ("Nkechi Obi is our Community and Collection Curator and knows all.", ""),
        ("Nkechi and Liliana are our wonderful Coffee Morning hosts and a treat.", ""),
        ("Gaz and Helen will say a quick hello first.", ""),
        ("Gaz and Helen will wrap up at noon.", ""),
        (
            "Walk by the river with Nkechi Obi, the County Dragonfly Recorder and find out more.",
            "Walk by the river and find out more.",
        ),
        (
            "To come, or register your interest, please contact Nkechi or ring 07700 900123.",
            "",
        ),
        ("The class is run by Nkechi Obi.", ""),
        (
            "Call Ann (Mill) on 01632 960555, Bob (at the Mill Community Vision) on 07700 900123",
            "Call 01632 960555, 07700 900123",
        ),
        ("Run by volunteer John, come along.", "Come along."),
        (
            "For details email Lorna Peck (info@savers.org) or pop in on a Monday.",
            "For details email info@savers.org or pop in on a Monday.",
        ),
        ("Speak to Lorna Peck on 01632 960112 to book.", "Contact 01632 960112 to book."),
        ("In the meantime, please contact Lorna Peck.", ""),
        ("If you would like to come, ring Lorna Peck.", ""),
        ("For more information, please talk to Lorna Peck.", ""),
        (
            "E-mail: jean.peck@x.org or sue.obi@x.org or info@savers.org",
            "E-mail: info@savers.org",
        ),
        (
            "To know more you can get in touch with Lorna Peck, our Young Persons Worker.",
            "To know more you can get in touch with our Young Persons Worker.",
        ),
        (
            "- A map of all that is on in Sheffield (jean.okafor@x.org)",
            "- A map of all that is on in Sheffield",
        ),
        ("The club is run by Lorna Peck and offers tea.", "The club offers tea."),
        (
            "The hall is run by Depole UK and offers tea.",
            "The hall is run by Depole UK and offers tea.",
        ),
        (
            "Let our worker know by noon - Jean Okafor (jean.okafor@x.org).",
            "Let our worker know by noon.",
        ),
        ("Yoga with Steph, our lovely teacher, on Mondays.", "Yoga on Mondays."),
        ("You can both attend a taster.", "You can both attend a taster."),
        ("Pianoman Paul (Paul Okafor) plays at 2.", "Pianoman Paul plays at 2."),
        ("Pianoman Paul (Paul Hill) is here at 2.", "Pianoman Paul is here at 2."),
        ("Piano Pete, aka Peter Obi, plays at 2.", "Piano Pete plays at 2."),
        ("Peter Obi, also known as Piano Pete, plays at 2.", ""),
        ("DJ Glitter (Lorna Okafor) brings songs.", "DJ Glitter brings songs."),
        ("With Ann Peck (for adults of all ages)", ""),
        ("Ask Rev’d Kevin about it.", ""),
        ("The owners Ann and Bob greet you.", ""),
        ("Led by Ann Peck, an old nurse, and Sally Peck, a teacher, it is fun.", ""),
        ("Contact Nkechi Obi or ring Steph.", ""),
    ],
)
def test_of_a_sentence_only_the_words_about_a_person_go_where_the_rest_is_whole(sentence, left):
    assert left_of(sentence) == "\n\n".join(filter(None, ["We knit.", left, "Bring wool."]))


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Led by Jean Okafor and a team of volunteers, the walk starts at the mill.",
         "Led by a team of volunteers, the walk starts at the mill."),
        ("The walk is led by Temi Adeyemi and her small team of helpers.",
         "The walk is led by a small team of helpers."),
        ("The walk is led by Temi Adeyemi and her team every Tuesday.",
         "The walk is led every Tuesday."),
        ("The class, led by Jean and a team of helpers, is for people over 50.",
         "The class, led by a team of helpers, is for people over 50."),
        ("The project is run by Jean Okafor and other volunteers from the church.",
         "The project is run by volunteers from the church."),
        ("The walk is led by Jean Okafor, a qualified instructor, and a team of volunteers.",
         "The walk is led by a team of volunteers."),
        ("The choir is led by Jean Okafor along with a band of musicians.",
         "The choir is led by a band of musicians."),
        ("Nkechi Okonkwo and a small team of volunteers run the café every Friday.",
         "A small team of volunteers run the café every Friday."),
        ("The café was founded in 2015 by Jean Okafor and a group of local residents.",
         "The café was founded in 2015 by a group of local residents."),
        # Who of the others leads is not said, or another clause begins: nothing can stay.
        ("Sessions are taught by Jean Okafor and two assistants in the main hall.", ""),
        ("The choir is led by Jean Okafor, and a team of section leaders help out.", ""),
    ],
)  # fmt: skip
def test_of_who_leads_together_with_others_the_others_stay(sentence, left):
    assert left_of(sentence) == "\n\n".join(filter(None, ["We knit.", left, "Bring wool."]))


@pytest.mark.parametrize(
    "sentence",
    [
        "Phone Mon-Fri 9am-5pm",
        "Call Mon to Fri",
        "Call MON-FRI 9am to 5pm on 020 7946 0123",
        "Ring Tues or Thurs 10-12",
        "Ring Mon, Tues & Thurs",
        "Ring Mon-Weds-Fri",
        "Text Mon/Wed/Fri",
        "Text Thurs",
        "Contact Sat mornings",
        "Contact Sat AM only",
        "Phone Weekdays",
        "Phone Wkdays 9-5",
        "Email Monday–Friday",
        "Tel Mon-Fri: 020 7946 0123",
        "Contact: Weds 07700 900123",
        "07700 900123 Weds",
        "07700 900123 (Mon-Fri)",
        "Mon - Thurs 07700 900123",
        "Mon-Fri\n07700 900123",
        "Text Sept to Nov",
        "Phone Jan-Mar",
        "Phone April to June",
        "Ring Jan/Feb",
        "Phone Bank Holidays only",
        "Ring Xmas Eve",
        "Ask for Mon-Fri timetable",
        "Ring Mon-Fri 9-5 Larkwell Library",
    ],
)
def test_days_and_months_behind_a_word_of_contact_are_nobody(sentence):
    assert left_of(sentence) == f"We knit.\n\n{sentence}\n\nBring wool."


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Phone Lorna Mon-Fri", "Phone Mon-Fri"),
        ("Phone Nkechi Obi Mon-Fri 9am-5pm", "Phone Mon-Fri 9am-5pm"),
        ("Phone Nkechi, Weds to Fri", "Phone Weds to Fri"),
        ("Phone Nkechi on Mon or Tues", "Phone on Mon or Tues"),
        ("Phone Nkechi Sept-Dec", "Phone Sept-Dec"),
        ("Phone Nkechi (Mon-Fri) on 020 7946 0123", "Phone Mon-Fri on 020 7946 0123"),
        ("Speak to Nkechi Mon-Fri on 020 7946 0123", "Contact Mon-Fri on 020 7946 0123"),
        ("Nkechi Weds 07700 900123", "Weds 07700 900123"),
        ("Lorna Mon-Fri (020) 7946 0123", "Mon-Fri (020) 7946 0123"),
        ("07700 900123 (Nkechi, Weds)", "07700 900123 Weds"),
        ("07700 900123 Weds Nkechi", "07700 900123 Weds"),
        ("07700 900123 Lorna Weds and Jo 07700 900456", "07700 900123 Weds and 07700 900456"),
        ("Ring Fri, Nkechi", "Ring Fri"),
        ("Phone Friday Nkechi Obi", "Phone Friday"),
        ("Phone Mon-Fri 9am-5pm Nkechi Obi", "Phone Mon-Fri 9am-5pm"),
        ("Yoga with Nkechi Mon-Fri", "Yoga Mon-Fri"),
        ("Speak to Nkechi Mon-Fri", ""),
        ("Ring Mon-Fri or Nkechi", ""),
        ("Ask Nkechi Weds", ""),
        ("Phone Jan", ""),
        ("Phone April", ""),
        ("Phone June or May", ""),
        ("Ring Thu Nguyen", ""),
        ("Ring Thu Nguyen on 07700 900123", "Ring 07700 900123"),
        ("Ring Thu on 07700 900123", "Ring 07700 900123"),
        ("Text Sun-hee", ""),
        ("Ring Jo March on 07700 900123", "Ring 07700 900123"),
    ],
)
def test_a_name_beside_days_goes_alone(sentence, left):
    assert left_of(sentence) == "\n\n".join(filter(None, ["We knit.", left, "Bring wool."]))


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        ("Ann Peck\nMob: 07700 900123", ""),
        ("Ann Peck\n\nMob:07700 900123", ""),
        ("Ann Peck\nMob: 07700 900123\n\nBob Peck\nMob:07700 900124", ""),
        ("Ann Peck\nTel: 01632 960123", "Tel: 01632 960123"),
        ("**Ann Peck**\n\nTel no: 01632 960123\n\nHats on.", "Tel no: 01632 960123\n\nHats on."),
        ("Mrs Peck\n01632 960123", "01632 960123"),
        ("Nkechi Obi\nPhone 07700 900123", ""),
        ("Nkechi Obi\nnkechi.obi@gmail.com\n07700 900123", ""),
        ("07700 900123\nAnn Peck", ""),
        ("Ann Hall\n07700 900123", ""),
        ("Ann Peck, Chair\nMob: 07700 900123", "Chair\nMob: 07700 900123"),
        ("Ann Peck (Secretary)\n01632 960123", "Secretary\n01632 960123"),
        (
            "Ann Peck\nShed Manager & Community Liaison\n07700 900123",
            "Shed Manager & Community Liaison\n07700 900123",
        ),
        ("Ann Peck\nChair", "Chair"),
        ("- Ann Peck, PT Manager: 07700 900123", "- PT Manager: 07700 900123"),
        ("Hall Office: 01632 960123\nHome Office: 01632 960124", "Hall Office: 01632 960123"),
        ("Home tel: 01632 960124", ""),
    ],
)
def test_a_line_that_is_only_a_name_goes_with_the_mobile_beside_it(lines, left):
    assert left_of(lines) == "\n\n".join(filter(None, ["We knit.", left, "Bring wool."]))


@pytest.mark.parametrize(
    "lines",
    [
        "Domestic Abuse Team\nText 07700 900123",
        "Helpline\nPhone: 0808 157 0123",
        "Victoria Hall\nTel: 01632 960123",
        "Larkwell Knitters\nMob: 07700 900123",
        "Contact us\nMob: 07700 900123",
        "Mob: 07700 900123",
        "Home Office: 01632 960124",
    ],
)
def test_a_line_above_a_number_stays_where_it_names_nobody(lines):
    assert left_of(lines) == f"We knit.\n\n{lines}\n\nBring wool."


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Jamaican lunch, Chair Yoga, Arts & Crafts, Krochet & Knitting", None),
        ("Chair Pilates, Zumber, Bingo and Krochet", None),
        ("Contact Reception or Nkechi", ""),
        ("Chair Nkechi, Treasurer Bob", ""),
        (
            "A smile from your host Nkechi.we also have a piano",
            "A smile from your host. we also have a piano",
        ),
        ("Knitting.Ask for Nkechi.all are welcome", "Knitting. all are welcome"),
        ("Ring our secretary, Nkechi Obi!", "Ring our secretary!"),
        ("Book through Larkwell's page", None),
        ("Songs for all, led by local performer Nkechi Obi", "Songs for all"),
        (
            "Songs for all, led by local performers Nkechi Obi and Bob Obi, and tea",
            "Songs for all, and tea",
        ),
        ("Yoga taught by qualified instructor Nkechi on the lawn", "Yoga on the lawn"),
        ("A walk led by Larkwell Ramblers", None),
        ("A walk led by local charity Groundwork", None),
        ("Book through Nkechi's page", ""),
    ],
)
def test_only_the_name_goes_of_a_list_or_a_sentence_that_ends_carelessly(sentence, left):
    whole = sentence if left is None else left
    assert left_of(sentence) == "\n\n".join(filter(None, ["We knit.", whole, "Bring wool."]))


def test_a_report_says_whether_a_sentence_or_only_its_names_went(imported):
    text = "We talk. Ask for Nkechi. The walk is led by Nkechi Obi on Mondays at two."
    _, said = imported("tea.csv", table({"What people do there": text}), "--details")
    assert "this sentence is left out: `Ask for [name].`" in said
    assert "this loses its names: `The walk is led by [name] on Mondays at two.`" in said


def test_who_is_in_the_name_of_an_event_stays(imported):
    row = {
        "Name of the activity": "Songs with Nkechi Obi",
        "What people do there": "Songs led by local performer Nkechi Obi.",
    }
    _, said = imported("tea.csv", table(row))
    assert "performer Nkechi Obi." in imported.entry(imported.slugs[0]), said


def test_a_report_says_which_lines_went(imported):
    lines = "Ann Peck\nMob: 07700 900123\nBob Peck\nTel: 01632 960123"
    _, said = imported(
        "tea.csv", table({"What people do there": f"We talk.\n{lines}"}), "--details"
    )
    assert "this loses its names: `[name] / Mob: [number]`" in said
    assert "a line that is only a name is left out" in said
    assert "Phone: a mobile number is left out with a sentence that names somebody" in said
    assert imported.entry().endswith("We talk.\nTel: 01632 960123\n")


def test_the_number_of_the_listing_stays_below_a_name(imported):
    cells = {"Phone": "07700 900123", "What people do there": "We talk.\n\nAnn Peck\n07700 900123"}
    _, said = imported("tea.csv", table(cells))
    assert imported.slugs, said
    assert imported.entry().endswith("We talk.\n\n07700 900123\n")


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Pilates (Shaz)", "Shaz 07700 900123.", "Pilates"),
        ("Pilates (Shaz)", "Ask for Shaz at the desk.", "Pilates"),
        ("Pilates (Tolworth)", "We meet in Tolworth.", "Pilates (Tolworth)"),
        ("Pilates (Beginners)", "For all.", "Pilates (Beginners)"),
        ("Pilates (Advanced)", "Beginners and Advanced, with Shaz.", "Pilates (Advanced)"),
        ("Yoga (Hatha)", "Hatha: 07700 900123.", "Yoga (Hatha)"),
        ("Tai chi (Wudang)", "Wudang is taught by Shaz Okafor.", "Tai chi (Wudang)"),
    ],
)
def test_a_name_in_brackets_goes_where_a_text_names_somebody_so(name, text, left):
    answers = {"name": name, "description": f"We stretch. {text}"}
    sent = without(Sent(Submission("add", answers, Origin())), KeptBack())
    assert sent.submission.answers["name"] == left


@pytest.mark.parametrize(
    ("name", "venue", "left"),
    [
        ("Social at Bryony's", "Bryony's flat", None),
        ("Social at Wetherspoon's", "The Kings Tun", "Social at Wetherspoon's"),
        ("Carols at St Anne's", "St Anne's Church", "Carols at St Anne's"),
        ("Tea with the Brocklehursts", "", None),
        ("Tea with the Brocklehursts (weekly)", "4 Elm Court", None),
        ("Tea with the Brocklehursts", "Elm Hall", "Tea with the Brocklehursts"),
        ("Tea with the Rangers", "", "Tea with the Rangers"),
        ("Tea at the Brocklehursts", "", None),
        ("Tea at the Wickets", "", "Tea at the Wickets"),
        ("Elm Cricket Club - Tea at the Bails", "", "Elm Cricket Club - Tea at the Bails"),
        ("Elm Baptist Church - Tea at the Bails", "", None),
        ("Walk with the Larkwell Ramblers", "", "Walk with the Larkwell Ramblers"),
    ],
)
def test_a_listing_at_a_home_is_not_called_after_whoever_lives_there(name, venue, left):
    answers = {"name": name, "venue": venue, "street": "3 Elm Court", "description": "We talk."}
    sent = without(Sent(Submission("add", answers, Origin())), KeptBack())
    assert sent.submission.answers.get("name") == left
    assert bool(sent.faults) == (left is None)


@pytest.mark.parametrize(
    ("times", "venue", "left", "is_masked"),
    [
        ("Monday 15:00 to 16:00 at Ioan's", "Elm Hall", "Monday 15:00 to 16:00", False),
        ("Monday 15:00 to 16:00, at Ioan's", "", "Monday 15:00 to 16:00", True),
        ("Monday at Ioan’s from 15:00 to 16:00", "", "Monday from 15:00 to 16:00", True),
        ("Monday 15:00 at Costa's", "Elm Hall", "Monday 15:00 at Costa's", False),
        ("Monday 15:00 at the Library's desk", "", "Monday 15:00 at the Library's desk", False),
    ],
)
def test_times_say_not_whose_home_it_is_at(times, venue, left, is_masked):
    answers = {"name": "Tea", "times": times, "venue": venue, "street": "3 Elm Court"}
    sent = without(Sent(Submission("add", answers, Origin())), KeptBack())
    assert sent.submission.answers["times"] == left
    assert ("Elm Court" not in str(sent.submission.answers)) == is_masked


@pytest.mark.parametrize("first", ["Cat", "Deep", "Courage", "Angus", "Win", "Sunny", "Star"])
def test_a_first_name_that_is_a_word_as_well_is_a_name(first):
    for shape in ("Call {} on 07700 900123.", "Please contact {}.", "Yoga with {} on Mondays."):
        assert first not in left_of(shape.format(first))


def test_a_name_in_capitals_is_one_beside_a_mobile_or_in_a_line_of_capitals():
    for line in ("Ring NKECHI on 07700 900123.", "CONTACT: NKECHI"):
        assert "NKECHI" not in left_of(line)


@pytest.mark.parametrize(
    ("street", "stays"),
    [
        ("38-40 Triangle", True),
        ("12 High Street", True),
        ("Unit 4, Mill Yard", True),
        ("22 Elm Close", False),
        ("Flat 2, 12 High Street", False),
    ],
)
def test_a_shop_that_is_called_after_somebody_is_no_home(street, stays, imported):
    row = {
        "Name of the place": "Daisy's",
        "Street": street,
        "Postcode": "LW9 9ZZ",
        "What people do there": "We meet at Daisy's. Bring a bag.",
    }
    _, said = imported("tea.csv", table(row))
    written = "".join(file_text(one) for one in imported.content.rglob("*") if one.is_file())
    assert ("We meet at Daisy's." in written) == stays, said
    assert (street in written) == stays, said


@pytest.mark.parametrize(
    ("address", "is_theirs"),
    [
        ("kerry@savers.org.uk", True),
        ("nuhu@savers.org.uk", True),  # whom a text names
        ("j.king@savers.org.uk", True),
        ("SaraM@savers.org.uk", True),
        ("bethany.c@savers.org.uk", True),
        ("LoisLee@savers.org.uk", True),
        ("LLeeson@savers.org.uk", True),
        ("a.leeson@savers.org.uk", True),
        ("i.leeson@savers.org.uk", True),
        ("AHub@savers.org.uk", False),
        ("a.team@savers.org.uk", False),
        ("info@savers.org.uk", False),
        ("admin.north@savers.org.uk", False),
        ("TalkTime@savers.org.uk", False),
        ("stephen@ststephens.org.uk", False),
        ("northgate.house@savers.org.uk", False),  # where it is
        ("nkechi@savers.org.uk", False),  # what it is called
        ("jo@samaritans.org", False),
        ("strength.balance@health.example.org", False),
        ("falls.prevention@health.example.org", False),
        ("resident.warden@savers.org.uk", False),
        ("admn.hfnd@gmail.com", False),  # Highfield Friends: Nkechi Drummers
        ("obi.hfnd@gmail.com", True),
        ("hfnd.drums@gmail.com", False),
        ("obi.eze@gmail.com", True),
    ],
)
def test_an_address_that_is_a_persons_is_none_of_the_listing(address, is_theirs, imported):
    row = {
        "Name of the activity": "Nkechi Drummers",
        "What people do there": "We drum. Ask for Nuhu at the desk.",
        "Name of the place": "Northgate House",
        "E-mail": address,
    }
    imported("tea.csv", table(row))
    assert (address not in imported.entry("nkechi-drummers")) == is_theirs


@pytest.mark.parametrize(
    "written",
    [
        "h.peck [at] savers [dot] org [dot] uk",
        "h.peck(at)savers.org.uk",
        "h . peck @ savers.org.uk",
        "h.peck AT savers DOT org",
    ],
)
def test_an_address_that_no_program_is_to_find_is_one(written):
    assert "peck" not in left_of(f"Bring a pen and write to {written} for a place.")
    of_an_office = written.replace("h.peck", "info").replace("h . peck", "info")
    assert of_an_office in left_of(f"Write to {of_an_office} for a place.")


@pytest.mark.parametrize(
    ("address", "called", "is_theirs"),
    [
        ("gus.camp@larkwell.gov.uk", "Short Walks", True),
        ("annpeck@gmail.com", "Yoga", True),
        ("annpeck1957@gmail.com", "Yoga", True),
        ("ann_peck_lw2@gmail.com", "Yoga", True),
        ("ann.peck.millhall@outlook.com", "Mill Hall Games", True),
        ("davebpeck@gmail.com", "Yoga", True),
        ("peckjoanne494@gmail.com", "Yoga", True),
        ("annandbob12@gmail.com", "Museum Society", True),
        ("jemmapeck@savers.org.uk", "Savers", True),
        ("annemariepeck@savers.org.uk", "Savers", True),
        ("kerstin@savers.org.uk", "Savers", True),
        ("a@annpeck.plus.com", "Savers", True),
        ("annpeck@gmail.com", "Balance with Ann Peck", True),
        ("annpeck@gmail.com", "Ann Peck Therapy", False),  # it is in the report
        ("larkwellu3a@gmail.com", "U3A - Larkwell and District", False),
        ("coaching.hiac@gmail.com", "Holt in Arden Archery Club", False),
        ("hmac@gmail.com", "Holt Morris and Clog", False),
        ("m2m@larkwell.gov.uk", "Miles2Mills Team", False),
        ("info.tmvh@gmail.com", "A Warm Space", False),
        ("bookings.hall@gmail.com", "A Warm Space", False),
        ("lwt.bass@nhs.net", "Autism Service", False),
        ("lwt.sanctuary@nhs.net", "A Service", False),
        ("expert.experience@larkwell.gov.uk", "Tea", False),
        ("marketing@savers.org.uk", "Savers", False),
        ("leedsknit@gmail.com", "Wool", False),
        ("christchurch@gmail.com", "Tea", False),
        ("samaritansbank@gmail.com", "Tea", False),
        ("pennyyoga@live.com", "Stretch", True),
        ("pennyyoga@live.com", "Penny Yoga", False),
        ("pat@papyrus-uk.org", "A Helpline", False),
    ],
)
def test_an_address_is_a_persons_by_its_letters(address, called, is_theirs):
    assert KeptBack(Private(called=called)).is_somebodys_address(address) == is_theirs


@pytest.mark.parametrize(
    ("address", "called", "may_be"),
    [
        ("lpeck9@gmail.com", "L Peck Counselling", True),
        ("annpeck@gmail.com", "Ann Peck Therapy", True),
        ("savers@gmail.com", "Savers", False),
        ("info@savers.org.uk", "Bowls", False),
        ("contactus@savers.org.uk", "Bowls", False),
        ("action.station@larkwell.gov.uk", "Bowls", False),
    ],
)
def test_a_report_names_the_addresses_that_may_be_a_persons(address, called, may_be, imported):
    row = {"Name of the activity": "Tea", "Who runs it": called, "E-mail": address}
    _, said = imported("tea.csv", table(row))
    assert address in imported.entry("tea")
    remark = (
        "1 e-mail address in it may be a person's own, and is published, since the group is called "
        f"so: `{address}` (row 2)"
    )
    assert (remark in said) == may_be


@pytest.mark.parametrize("name", ["tea.csv", "feed.json"])
def test_an_address_of_somebody_in_one_listing_is_theirs_in_all(name, imported):
    address, said = "efeomoru.lw@gmail.com", "We talk. Ask for Efe at the desk or write to {}."
    if name == "tea.csv":
        rows = (
            {"Name of the activity": "Tea", "What people do there": said.format(address)},
            {"Name of the activity": "Soup", "E-mail": address},
        )
        text = table(*rows)
    else:
        of = {"organization": {"id": "o1", "name": "Highfield"}}
        first = {"id": "1", "name": "Tea", "description": said.format(address)}
        other = {"id": "2", "name": "Soup", "description": "We eat.", "email": address}
        text = json.dumps([REFUGE | of | first, REFUGE | of | other])
    imported(name, text)
    assert len(imported.slugs) == 2
    for slug in imported.slugs:
        assert "efeomoru" not in imported.entry(slug)


@pytest.mark.parametrize(
    ("cells", "left"),
    [
        ({"E-mail": "https://chat.whatsapp.com/AbCdEfGh123"}, f"  phone: {PHONE}\n"),
        ({"E-mail": "tea@x.org.uk; https://chat.whatsapp.com/Ab1"}, "  email: tea@x.org.uk\n"),
        ({"Web page": "https://x.org.uk/a ; https://discord.com/invite/ab1"}, "x.org.uk/a\n"),
        ({"Web page": "https://www.messenger.com/t/4567812"}, f"  phone: {PHONE}\n"),
        ({"Phone": f"https://m.me/j/AbC/ {PHONE}"}, f"  phone: {PHONE}\n"),
    ],
)
def test_an_invitation_to_a_chat_goes_from_any_cell_and_the_rest_stays(cells, left, imported):
    _, said = imported("tea.csv", table({"Phone": PHONE, **cells}))
    entry = imported.entry()
    assert left in entry
    assert not re.search("whatsapp|discord|messenger|m[.]me", entry)
    assert "is left out, since anybody could read it" in said


def test_a_site_that_is_called_like_a_persons_address_goes(imported):
    site = "https://annandbob12.wixsite.com/museum"
    rows = (
        {"Name of the activity": "Tea", "E-mail": "annandbob12@gmail.com", "Web page": site},
        {"Name of the activity": "Soup", "What people do there": f"We eat. See {site} for dates."},
    )
    imported("tea.csv", table(*({"Phone": PHONE, **row} for row in rows)))
    assert len(imported.slugs) == 2
    for slug in imported.slugs:
        assert "annandbob12" not in imported.entry(slug)


def test_a_listing_waits_whose_only_way_to_ask_was_a_persons(imported):
    _, said = imported("tea.csv", table({"Phone": None, "E-mail": "SaraM@savers.org.uk"}))
    assert not imported.slugs
    assert "A way to ask (phone, e-mail or website): people need one" in said


@pytest.mark.parametrize(
    ("cells", "contact"),
    [
        ({"Web page": "https://savers.org.uk/tea"}, "website: https://savers.org.uk/tea"),
        ({"Its website": "https://savers.org.uk"}, "website: https://savers.org.uk"),
        ({"Phone": "01632 960110"}, "phone: 01632 960110"),
        ({"E-mail": "jenni@savers.org.uk; info@savers.org.uk"}, "email: info@savers.org.uk"),
        ({"E-mail": "jenni@savers.org.uk www.savers.org.uk"}, "website: https://www.savers.org.uk"),
    ],
)
def test_a_listing_that_loses_a_persons_address_is_there_by_any_other_way(cells, contact, imported):
    row = {"Phone": None, "E-mail": "jenni@savers.org.uk", **cells}
    _, said = imported("tea.csv", table(row))
    assert f"contact:\n  {contact}\n\n" in imported.entry(), said
    assert "jenni" not in imported.entry()


@pytest.mark.parametrize(
    ("name", "website", "text", "stays"),
    [
        ("Painting with Wendy Okafor", "", "Wendy will guide you through it.", True),
        ("Wendy Okafor's Jazz", "", "A band led by the pianist Wendy Okafor plays.", True),
        ("Painting with Wendy", "", "Wendy will guide you through it.", False),
        ("Painting", "", "Wendy will guide you through it.", False),
        ("Find a Home", "https://www.wendy.example/find", "Wendy is on hand to help.", True),
        ("Painting with Wendy Okafor", "", "Ros will guide you through it.", False),
    ],
)
def test_whoever_the_listing_is_named_after_may_be_in_its_text(name, website, text, stays):
    answers = {"name": name, "website": website, "description": f"We meet. {text}"}
    sent = without(Sent(Submission("add", answers, Origin())), KeptBack())
    assert (text in sent.submission.answers["description"]) == stays


def test_who_runs_it_may_be_called_like_a_person_in_capitals(imported):
    words = "HENRY runs city-wide. Ask for Henry at the desk."
    imported("tea.csv", table({"Who runs it": "HENRY", "What people do there": words}))
    assert imported.entry().endswith("\nHENRY runs city-wide.\n")


@pytest.mark.parametrize(
    ("name", "texts", "gone"),
    [
        ("Tea", ("Call Nkechi Obi. Tea is free.", "Look for Nkechi Obi's red hat."), True),
        ("Tea", ("We have seen Nkechi Obi there. Tea is free.", "Call Nkechi Obi."), True),
        ("Art with Nkechi Obi", ("Call Nkechi Obi.", "See Nkechi Obi's prints."), False),
    ],
)
def test_whoever_is_named_once_in_a_row_is_in_none_of_its_texts(name, texts, gone, imported):
    description, first_time = texts
    row = {
        "Name of the activity": name,
        "What people do there": f"We talk. {description}",
        "What happens the first time": f"You sit down. {first_time}",
    }
    _, said = imported("tea.csv", table(row))
    entry = imported.entry(imported.slugs[0])
    assert ("Obi" not in entry) == gone, said
    assert "You sit down." in entry


@pytest.mark.parametrize(
    ("cell", "text", "left"),
    [
        ("This event is organised by The Hive", "This is a class. They teach the hive.", True),
        ("You can book online", "You will meet us. Online is best.", True),
        ("These are run by Nkechi Obi", "These are short. Nkechi Obi has the key.", False),
    ],
)
def test_a_sentence_in_a_column_of_people_names_whoever_it_does(cell, text, left, imported):
    row = {"What people do there": f"We talk. {text}", "Contact name": cell}
    _, said = imported("tea.csv", table(row))
    assert (text in imported.entry()) == left, said
    assert "Obi" not in imported.entry()
    assert text.split(".")[0] in imported.entry()


def test_a_report_shows_what_was_cut_without_the_name(imported):
    words = "We talk. The tea is made by us. Ask for Nkechi Obi, 07700 900123, or n.obi@x.org.uk."
    _, said = imported("tea.csv", table({"What people do there": words}), "--details")
    assert "`Ask for [name], [number], or [e-mail].`" in said
    for one in ("Nkechi", "Obi", "900123", "n.obi"):
        assert one not in said


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Buy a card (add permanent card link please). Come.", "Buy a card. Come."),
        ("Yoga (to be checked) at ten.", "Yoga at ten."),
        ("Tea. Ask JK. Mats.", "Tea. Mats."),
        ("Tea [ask JK about room].", "Tea."),
        ("Tea (JK to confirm).", "Tea."),
        ("Tea (insert link here).", "Tea."),
        ("Tea (please check before you come).", ""),
        ("Tea (please add your name to the list please).", ""),
        ("Ask GP for a letter (ask GP).", ""),
        ("Weights (to be checked at reception).", ""),
        ("Your blood pressure is to be checked at each visit.", ""),
        (
            "Tea and talk. Turn on screen reader support Nkechi Obi has joined the document.",
            "Tea and talk.",
        ),
        ("To enable screen reader support, press Ctrl+Alt+Z Tea.", "Tea."),
        ("Tea. Comment [JK2]: is this right?", "Tea."),
        ("Bring a document. Our screen has a reader.", ""),
    ],
)
def test_what_somebody_has_to_do_to_the_list_is_in_no_text(text, left, imported):
    imported("tea.csv", table({"What people do there": text}))
    assert imported.entry().endswith(f"\n{left or text}\n")


@pytest.fixture
def imported(tmp_path, capsys):
    return Imported(tmp_path, capsys)


@pytest.mark.parametrize("name", FILES)
def test_no_file_that_an_import_writes_says_anything_of_anybody(name, imported):
    every = list(planted())
    made, its_map = FILES[name]
    (imported.folder / "map.yml").write_text(its_map, encoding="utf-8")
    sentences = [words for *_, words in every]
    _, said = imported(name, made(sentences), "--map", str(imported.folder / "map.yml"))
    files = [one for one in imported.content.rglob("*") if one.suffix in {".md", ".yml"}]
    assert len(imported.slugs) > len(every) - 4, said
    for number, (shape, one, _) in enumerate(every):
        mine = [file for file in files if file.stem == f"tea-{number}"]
        written = "".join(file.read_text(encoding="utf-8") for file in mine)
        assert not one.is_named_in(shape, written), f"{shape}\n{written}"


# --- a sentence stays a sentence

WHO = ["Jean Okafor", "Nkechi", "Jean Okafor and Bob Peck"]
IS_LED = [
    *("is taught", "are led", "was run", "will be taught", "can be hosted", "has been led"),
    *("is often led", "is being taught", "will usually be facilitated", "may be conducted"),
]
AFTER_WHO = {
    # how it goes on: what stays, with S for whom it is about and V for what is done
    "": "",
    " who has sung since childhood": "",
    ", who has sung since childhood": "",
    " whose songs are known in Leeds": "",
    " with whom you can talk": "",
    " who has taught for years and is fun for all": "",
    " because it is fun": "",
    " so book early": "",
    " and classes are weekly": "",
    " and is right for beginners": "S is right for beginners",
    ", and is right for beginners": "S is right for beginners",
    " and are right for beginners": "S are right for beginners",
    " but is free": "S is free",
    " and starts at ten": "S starts at ten",
    " and will cover the basics": "S will cover the basics",
    " and we give you tea": "We give you tea",
    ", and there will be tea": "There will be tea",
    " on Mondays at two": "S V on Mondays at two",
    " for people over 50": "S V for people over 50",
}


@pytest.mark.parametrize("is_led", IS_LED)
@pytest.mark.parametrize(("after", "left"), AFTER_WHO.items())
def test_what_stays_of_who_leads_is_a_whole_sentence_or_nothing(is_led, after, left):
    for who in WHO:
        of_it = left.replace("S", "The class", 1).replace("V", is_led, 1) if left else ""
        whole = "\n\n".join(filter(None, ["We knit.", of_it and f"{of_it}.", "Bring wool."]))
        assert left_of(f"The class {is_led} by {who}{after}.") == whole, who


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("The class, taught by Jean Okafor, is for all.", "The class is for all."),
        ("The class, taught by Jean Okafor who sings, is for all.", "The class is for all."),
        ("The class is taught by Jean Okafor and open to all.", "The class is open to all."),
        ("The class will be led by Nkechi and held in Leeds.", "The class will be held in Leeds."),
        ("Is the class taught by Jean Okafor?", ""),
        (
            "The class is taught by our tutor Jean Okafor who sings.",
            "The class is taught by our tutor who sings.",
        ),
        ("The talks are given by Jean Okafor and are free.", "The talks are free."),
        ("Tea is offered by Jean Okafor on Mondays at two.", "Tea is offered on Mondays at two."),
        ("The walks are organised by Jean Okafor.", ""),
        ("The class is led by Jean Okafor and volunteers help out.", ""),
        ("The class is led by Jean Okafor and a team of volunteers help out.", ""),
        ("The class is led by Jean Okafor and kids love it.", ""),
        ("The talks are given by Larkwell Arts and are free.", None),
        ("Advice is offered by Grace Fellowship on Mondays.", None),
        ("The class is taught by Larkwell Arts who have been there for years.", None),
        ("The class will be taught by a tutor who has sung since childhood.", None),
        ("The class will be taught by volunteers and is suitable for all.", None),
    ],
)
def test_a_sentence_about_who_leads_stays_one(sentence, left):
    stays = sentence if left is None else left
    assert left_of(sentence) == "\n\n".join(filter(None, ["We knit.", stays, "Bring wool."]))


def test_the_report_says_that_a_sentence_about_a_teacher_went(imported):
    text = "We talk. Lessons are led by Jean Okafor who has been knitting since childhood."
    _, said = imported("tea.csv", table({"What people do there": text}), "--details")
    assert imported.entry().endswith("\n\nWe talk.\n")
    shown = "Lessons are led by [name] who has been knitting since childhood."
    assert f"this sentence is left out: `{shown}`" in said


# --- a place that is not for the public


REFUGE = {
    "id": "1",
    "name": "Safe Haven Project",
    "status": "active",
    "organization": {"id": "o1", "name": "Larkwell Women's Refuge"},
    "phones": [{"id": "p1", "number": PHONE}],
    "fees_description": "Free",
    "schedules": [
        {"id": "s1", "freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "closes_at": "11:00"}
    ],
    "attributes": [{"id": "a", "taxonomy_term": {
        "id": "t", "name": "loneliness", "taxonomy": "needs", "term": "loneliness"}}],
}  # fmt: skip


def refuge(said: str, name: str, of_the_place: str = "") -> str:
    place = {
        "id": "x1",
        "name": name,
        "location_type": "physical",
        "description": of_the_place,
        "addresses": [
            {
                "id": "b",
                "address_1": "14 Rowan Avenue",
                "city": "Larkwell",
                "postal_code": "LW9 9ZZ",
            }
        ],
    }
    at = [{"id": "l1", "location": place}]
    return json.dumps(REFUGE | {"description": said, "service_at_locations": at})


@pytest.mark.parametrize(
    ("said", "of_the_place"),
    [
        ("We listen. Our address is confidential.", ""),
        ("We listen. This is a women's refuge.", ""),
        ("We listen. The address is not disclosed.", ""),
        ("We listen.", "Confidential address"),
        ("We listen.", "Please do not share."),
        ("We listen.", "Emergency refuge accommodation"),
    ],
)
def test_the_name_of_a_place_that_is_withheld_goes_with_its_address(said, of_the_place, imported):
    beside = "Come to Rowan House. We are opposite the school in Mill Street. Bring a bag."
    _, report = imported("feed.json", refuge(f"{said} {beside}", "Rowan House", of_the_place))
    entry = imported.entry("safe-haven-project")
    for secret in ("Rowan", "LW9", "9ZZ"):
        assert secret not in entry, secret
    assert "Bring a bag." in entry
    assert "  withheld: yes\n" in entry or "venue: ask\n" in entry
    if said != "We listen.":
        assert "Mill Street" not in entry
    assert "nothing says where it is" in report


def test_the_public_name_of_an_organisation_stays_where_its_address_is_withheld(imported):
    said = "We listen. Our address is confidential."
    _, report = imported("feed.json", refuge(said, "Larkwell Women's Refuge"))
    entry = imported.entry("safe-haven-project")
    assert "  name: Larkwell Women's Refuge\n" in entry
    assert "Rowan" not in entry
    assert "nothing says where it is" in report


KEPT = [
    "Address not to be published.",
    "(Not for publication: address)",
    "Location must not be shared.",
    "Do not publish address.",
    "Exact location shared with members only.",
    "We only tell you where we meet once you have been in touch.",
    "We will tell you the address when you book.",
]
AT = {"Name of the place": "Rowan House", "Street": "14 Rowan Avenue", "Postcode": "LW9 9ZZ"}
EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nDTSTART:20261130T100000\r\n"
    "DTEND:20261130T110000\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Tea at Three\r\n"
    "LOCATION:Rowan House\\, 14 Rowan Avenue\\, Larkwell LW9 9ZZ\r\nDESCRIPTION:{}\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)
OF_EVENTS = (
    "for all:\n  Who runs it: Highfield Friends\n  Phone: 01632 960110\n  Area: Larkwell\n"
    "  What kind of activity it is: Coffee mornings\n  Why people come: Feeling lonely or cut off\n"
    "  Price: Free\n  In one line: Tea for all.\n  How to join: Just turn up\n"
    "  Your part in it: the group itself\n"
)


def in_a_sheet(said: str, **cells: str) -> str:
    return table({"What people do there": f"We talk. {said} Bring a bag.", **AT, **cells})


def is_kept(imported: Imported) -> bool:
    entries = [imported.entry(slug) for slug in imported.slugs]
    files = [file for file in imported.content.rglob("*") if file.is_file()]
    shown = [one for one in files if "Rowan" in (text := file_text(one)) or "9ZZ" in text]
    return len(entries) == 1 and not shown


def file_text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize("said", KEPT)
def test_words_that_keep_an_address_count_though_they_are_a_note(said, imported):
    _, report = imported("rows.csv", in_a_sheet(said))
    assert is_kept(imported), report
    assert "nothing says where it is" in report


@pytest.mark.parametrize("said", KEPT)
def test_they_count_in_feeds_and_calendars(said, imported, tmp_path):
    _, report = imported("feed.json", refuge(f"We listen. {said}", "Rowan House"))
    assert is_kept(imported), report
    (imported.content / "activities" / "safe-haven-project.md").unlink()
    (tmp_path / "events.map.yml").write_text(OF_EVENTS, encoding="utf-8")
    _, report = imported(
        "events.ics", EVENT.format(f"We talk. {said}"), "--map", f"{tmp_path}/events.map.yml"
    )
    assert is_kept(imported), report


@pytest.mark.parametrize(
    "cells",
    [
        {"Notes of the office": "Address not to be published"},
        {"Street": "14 Rowan Avenue (not for publication)"},
        {"Name of the place": "Rowan House (address not to be published)"},
        {"How to get in": "Location must not be shared."},
        {"About the price": "Free. We will tell you the address when you book."},
    ],
)
def test_they_count_in_every_cell_of_a_row(cells, imported):
    _, report = imported("rows.csv", in_a_sheet("", **cells))
    assert is_kept(imported), report


def test_a_note_about_something_else_keeps_no_address(imported):
    imported("rows.csv", in_a_sheet("", **{"Notes of the office": "Do not publish the e-mail."}))
    assert "14 Rowan Avenue" in imported.entry()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Rose Refuge", "A place for women escaping domestic abuse."),
        ("The Safe House", "For survivors of modern slavery."),
        ("Tea at Three", "Safe accommodation for people fleeing violence at home."),
    ],
)
def test_where_a_refuge_is_stays_out(name, said, imported):
    _, report = imported("rows.csv", in_a_sheet(said, **{"Name of the activity": name}))
    assert is_kept(imported), report
    assert "it seems to be a refuge or a safe house, so nothing says where it is" in report


@pytest.mark.parametrize(
    ("name", "said", "place"),
    [
        ("Rose Refuge", "A place for women escaping domestic abuse.", "Rowan Community Centre"),
        ("Rose Refuge", "A place for women escaping domestic abuse.", "Rowan Offices"),
        ("Hedgehog Refuge", "We feed hedgehogs.", "Rowan House"),
        ("Tea at Three", "We help people fleeing violence.", "Rowan House"),
        ("Tea at Three", "Help to find safe accommodation when fleeing abuse.", "Rowan House"),
        ("Tea at Three", "Emergency accommodation for victims of fire.", "Rowan House"),
    ],
)
def test_a_public_office_and_other_refuges_are_where_they_are(name, said, place, imported):
    cells = {"Name of the activity": name, "Name of the place": place}
    _, report = imported("rows.csv", in_a_sheet(said, **cells))
    assert "14 Rowan Avenue" in imported.entry(imported.slugs[0]), report


@pytest.mark.parametrize(
    "said",
    [
        "We help you to find a refuge.",
        "We also support women who leave refuge.",
        "A free and confidential service.",
        "We visit the donkey sanctuary.",
    ],
)
def test_a_place_of_a_service_that_speaks_of_others_keeps_its_name(said, imported):
    imported("feed.json", refuge(said, "Rowan House"))
    assert "  name: Rowan House\n" in imported.entry("safe-haven-project")


# --- what else the sentence says


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Contact Nkechi Obi on 0800 123 4567.", "Contact 0800 123 4567."),
        ("Nkechi runs the line, which is 0800 123 4567.", "Telephone: 0800 123 4567"),
        ("Email nkechi.obi@gmail.com or ring 020 7946 0123.", "Telephone: 020 7946 0123"),
        ("Nkechi runs it: 01632 960110.", ""),  # that number is the listing's own
        ("Nkechi runs the group, 07700 900123.", ""),
    ],
)
def test_the_number_of_a_service_stays_where_its_sentence_is_cut(sentence, left):
    text = left_of(sentence)
    assert "Nkechi" not in text
    assert "07700" not in text
    assert left in text
    assert ("Telephone" in text) == left.startswith("Telephone")


def test_an_address_of_a_group_stays_where_its_sentence_is_cut():
    answers = {"name": "Tea", "description": "We talk. Speak to Nkechi or email tea@hall.org.uk."}
    sent = without(Sent(Submission("add", answers, Origin())), KeptBack())
    assert sent.submission.answers["email"] == "tea@hall.org.uk"
    assert "Nkechi" not in str(sent.submission.answers)


def test_a_number_of_a_sentence_that_is_cut_is_the_phone_where_there_is_none():
    answers = {"name": "Tea", "description": "We talk. Nkechi runs it: ring 0800 123 4567."}
    sent = without(Sent(Submission("add", answers, Origin())), KeptBack())
    assert sent.submission.answers == {
        "name": "Tea",
        "description": "We talk.",
        "phone": "0800 123 4567",
    }


def test_a_month_behind_a_number_is_nobody() -> None:
    text = "We sing. Call Mill Lane on 020 7946 0752 1 June 2026. All are welcome."
    assert left_of(text) == f"We knit.\n\n{text}\n\nBring wool."


def test_a_sentence_without_a_space_before_it_goes_alone() -> None:
    text = "Have tea and try your luck at bingo.Contact Susan or June for more information."
    assert left_of(text) == "We knit.\n\nHave tea and try your luck at bingo.\n\nBring wool."


_ADDRESS = re.compile(r"\S*(?:@|://)\S*|\S+\.\S+")
_SAYS_MORE = re.compile(r"[a-z][A-Z]|\b[A-Z]{2}")
"""Capitals that say something themselves: `TidyUp`, `CAMHS`."""


def in_capitals(text: str) -> str:
    """A text as its list has it, addresses and links in small letters."""
    return " ".join(one if _ADDRESS.fullmatch(one) else one.upper() for one in re.split(" ", text))


def words(text: str) -> set[str]:
    return {*re.findall(r"[^\W\d_]{2,}", text.upper())}


@pytest.mark.parametrize("sentence", [one for one in NOT_NAMED if not _SAYS_MORE.search(one)])
def test_a_sentence_loses_no_more_in_capitals(sentence):
    text = in_capitals(sentence)
    assert left_of(text) == f"We knit.\n\n{text}\n\nBring wool."


@pytest.mark.parametrize("shape", NAMED)
def test_a_sentence_about_somebody_loses_no_more_in_capitals(shape):
    text = shape.format(**somebody(2)._asdict())
    assert words(left_of(text)) <= words(left_of(in_capitals(text)))
