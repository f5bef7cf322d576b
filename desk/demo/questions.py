"""What visitors of the demonstration ask. No names, nothing that could be anybody's."""

from programmes.vocabulary import Setting

# asking for, first name, message, when to call
QUESTIONS = [
    ("family", "Jo", "My brother has a place in three weeks. Could he keep his guitar in his room?", ""),
    ("myself", "", "Is there music on weekdays only? I would come straight from work on Fridays.", ""),
    (
        "family",
        "Sam",
        "How soon could someone start, and does the music group run in the first week?",
        "after 6",
    ),
    ("professional", "Dee", "I am a key worker. Do you take people who are on a prescription?", "mornings"),
    ("myself", "Al", "I cannot read music and I am shy of groups. Is one to one possible?", ""),
    ("family", "", "Does the weekly group after leaving cost anything?", ""),
    (
        "family",
        "Bea",
        "My daughter uses a wheelchair. Is the music room on the ground floor?",
        "weekday lunchtimes",
    ),
    (
        "myself",
        "Kit",
        "Certain songs make me want to drink. Do they ask about that before the first session?",
        "",
    ),
    ("professional", "", "Could you send me the waiting time for two people from the same service?", ""),
    ("family", "Ray", "We live an hour away. Can family join a session near the end?", "Saturdays"),
    ("myself", "", "Is it all right to come if I have been sober for only a week?", ""),
    ("family", "Mo", "What happens to the money if he leaves after ten days?", ""),
    ("myself", "Lin", "Oes modd cael y sesiynau yn Gymraeg?", ""),
    (
        "family",
        "Pat",
        "Is the person who leads it on the register? The website only says qualified.",
        "any time",
    ),
    ("myself", "", "Do I need my own headphones for the sessions by video?", ""),
    ("professional", "Ash", "Is there step-free access from the car park, and a quiet room?", ""),
    ("family", "", "My father is 71. Would he be the oldest there?", "not before 10"),
    ("myself", "Jay", "Is gambling enough of a reason to come, or is it only for drink and drugs?", ""),
    ("family", "Nell", "Do they let people record something for their children?", ""),
    ("myself", "", "How many people are in the group?", ""),
    (
        "family",
        "Cy",
        "We would like to compare two places near us. Which of them has music every week?",
        "evenings",
    ),
    ("myself", "Bo", "Could you tell me which programmes take someone with a dog?", ""),
    ("family", "", "Is there help with fares to the community group?", ""),
    ("myself", "Wyn", "Cheap guitars for sale, best prices, click now", ""),
    ("professional", "Gil", "Buy followers for your music page", ""),
    ("family", "Ro", "Thank you, we found a place. Please close this.", ""),
]
# How each stands, by its place in the list; those not named here are new.
TAKEN = (2, 6, 9, 13)
ANSWERED = (3, 4, 7, 10, 11, 12, 16, 17, 19)
CLOSED = (18, 25, 21)
SPAM = (23,)
SUSPECTED = (24,)
# These ask about no programme in particular.
GENERAL = (20, 21, 22, 23, 24)
# Rules: (condition, value, team), tried in this order.
FRONT_DESK = "Front desk"
RULES = [
    ("setting", Setting.ONLINE, "Online programmes"),
    ("nation", "wales", "Cymru – Wales"),
    ("nation", "scotland", "Scotland and Northern Ireland"),
    ("nation", "northern_ireland", "Scotland and Northern Ireland"),
    ("provider", "Sallowfield Clinics", "Private clinics"),
    ("provider", "Goldenrush House Group", "Private clinics"),
    ("region", "london", "London"),
    ("programme", "garth-howe-day-programme-otley", "Yorkshire"),
]
# Who is in which team; everybody else's questions reach the front desk.
MEMBERS = {
    FRONT_DESK: ("handler",),
    "Online programmes": ("handler",),
    "Cymru – Wales": ("manager",),
    "Scotland and Northern Ireland": ("handler", "manager"),
    "Private clinics": ("manager",),
    "London": ("handler",),
    "Yorkshire": ("handler", "manager"),
}
