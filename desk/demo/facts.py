"""How often each value of a listing's facts comes up. Unknowns are in the shares that real centres leave."""

from programmes.vocabulary import Access, Activity, Funding, LeaderRole, LedBy

# Who is said to lead it, by what our checks are to make of it.
CLAIM: dict[str, dict] = {
    LedBy.REGISTERED: {LeaderRole.MUSIC_THERAPIST: 85, LeaderRole.NOT_KNOWN: 15},
    LedBy.CLAIMED: {LeaderRole.MUSIC_THERAPIST: 1},
    LedBy.OUT_OF_DATE: {LeaderRole.MUSIC_THERAPIST: 1},
    LedBy.NOT_REGISTERED: {LeaderRole.MUSIC_THERAPIST: 3, LeaderRole.NOT_KNOWN: 1},
    LedBy.ACTIVITY: {LeaderRole.MUSICIAN: 50, LeaderRole.SUPPORT_WORKER: 28, LeaderRole.COUNSELLOR: 22},
    LedBy.NOT_KNOWN: {LeaderRole.NOT_KNOWN: 1},
}
_COLUMNS = ("several_weekly", "weekly", "fortnightly", "monthly", "occasional", "on_request", "not_known")


def _often(*shares: int) -> dict[str, int]:
    return dict(zip(_COLUMNS, shares, strict=True))


# UK centres seldom state a frequency; where somebody registered works there, somebody could tell us.
FREQUENCY = {
    LedBy.REGISTERED: _often(32, 37, 9, 3, 2, 5, 12),
    LedBy.CLAIMED: _often(9, 20, 7, 6, 6, 4, 48),
    LedBy.OUT_OF_DATE: _often(17, 32, 10, 8, 4, 4, 25),
    LedBy.NOT_REGISTERED: _often(1, 3, 1, 1, 1, 1, 3),
    LedBy.ACTIVITY: _often(3, 25, 6, 14, 22, 8, 22),
    LedBy.NOT_KNOWN: _often(0, 12, 0, 4, 10, 0, 74),
}
# By whether people live there or come for the day.
SESSIONS: dict[bool, dict] = {
    True: {2: 34, 3: 28, 4: 10, 5: 8, 7: 8, None: 12},
    False: {2: 4, None: 1},
}
MINUTES = {None: 30, 45: 12, 50: 10, 60: 28, 75: 5, 90: 12, 120: 3}
ROLE = {
    True: {"core": 45, "optional": 30, "not_known": 25},
    False: {"core": 6, "optional": 34, "not_known": 60},
}
FORMAT = {
    ("group",): 46,
    ("group", "one_to_one"): 26,
    ("one_to_one",): 10,
    (): 18,
}
ACTIVITIES = {
    Activity.SONGWRITING: 0.42,
    Activity.IMPROVISATION: 0.34,
    Activity.DRUMMING: 0.46,
    Activity.LYRICS: 0.34,
    Activity.LISTENING: 0.26,
    Activity.SINGING: 0.3,
    Activity.INSTRUMENT: 0.22,
    Activity.RECORDING: 0.12,
}
AFTERCARE = {
    True: {
        ("group",): 27,
        ("one_to_one",): 9,
        ("local_music",): 7,
        ("group", "one_to_one"): 11,
        ("group", "local_music"): 12,
        ("group", "one_to_one", "local_music"): 4,
        ("stops",): 11,
        (): 13,
    },
    False: {("group",): 14, ("local_music",): 10, ("group", "local_music"): 6, ("stops",): 18, (): 48},
}
AFTERCARE_OFTEN = _often(5, 46, 14, 14, 4, 4, 13)
AFTERCARE_LENGTH = {"months": 62, "open_ended": 22, "not_known": 16}
AFTERCARE_MONTHS = {1: 4, 2: 3, 3: 22, 4: 4, 6: 28, 9: 4, 12: 26, 18: 4, 24: 5}
AFTERCARE_PLACE = {("in_person",): 40, ("online",): 16, ("in_person", "online"): 22, (): 22}
AFTERCARE_PRICE = {"included": 52, "paid": 16, "not_known": 32}

SETTING = {"D": "day", "C": "community", "Y": "community", "O": "online", "U": "not_known"}
# Shortest and longest, in days.
STAYS: dict[str, dict] = {
    "residential": {
        (28, 28): 20,
        (84, 84): 18,
        (42, 84): 12,
        (28, 84): 14,
        (None, 182): 8,
        (91, 182): 6,
        (14, 28): 5,
        (84, None): 4,
        (None, None): 13,
    },
    "second": {(84, 182): 1, (91, 364): 1},
    "day": {(28, 84): 20, (56, 56): 8, (84, 84): 12, (42, 42): 10, (None, None): 20},
}
TREATS = {
    ("alcohol", "drugs"): 48,
    ("alcohol",): 12,
    ("drugs",): 8,
    ("alcohol", "drugs", "medicines"): 14,
    ("alcohol", "drugs", "gambling"): 6,
    ("alcohol", "drugs", "medicines", "gambling", "compulsive"): 4,
    (): 8,
}
TREATS_YOUNG = {("alcohol", "drugs"): 3, ("drugs",): 2, ("alcohol",): 1}
TREATS_GAMBLING = {("gambling",): 5, ("gambling", "compulsive"): 4, ("alcohol", "gambling"): 2}
# By whether it is a group that people join from home.
OPEN_TO = {
    True: {"everyone": 80, "not_known": 20},
    False: {"everyone": 74, "men": 4, "not_known": 22},
}
AGES = {("adults",): 26, ("adults", "over_65"): 52, (): 22}
AGES_YOUNG = {("under_18",): 3, ("under_18", "adults"): 2}
DETOX = {"yes": 34, "no": 44, "not_known": 22}
YES_NO = {"yes": 30, "no": 22, "not_known": 48}
ASSESSED = {
    LedBy.REGISTERED: {"yes": 70, "no": 4, "not_known": 26},
    LedBy.OUT_OF_DATE: {"yes": 45, "no": 8, "not_known": 47},
    LedBy.ACTIVITY: {"yes": 4, "no": 56, "not_known": 40},
}
ASSESSED_OTHERWISE = {"yes": 20, "no": 15, "not_known": 65}
# By whether it is a day or an evening programme, which people come to from home.
TAKES_FROM = {
    True: {"anywhere": 5, "area": 65, "not_known": 30},
    False: {"anywhere": 62, "area": 14, "not_known": 24},
}
WAITING = {"week": 22, "month": 26, "quarter": 10, "longer": 5, "not_known": 37}
FUNDED = {
    "charity": {
        Funding.NHS_COUNCIL: 0.75,
        Funding.PRIVATE: 0.4,
        Funding.INSURANCE: 0.06,
        Funding.CHARITY: 0.55,
    },
    "company": {
        Funding.NHS_COUNCIL: 0.2,
        Funding.PRIVATE: 0.95,
        Funding.INSURANCE: 0.6,
        Funding.CHARITY: 0.08,
    },
    "public": {Funding.NHS_COUNCIL: 1.0},
    "": {Funding.PRIVATE: 0.4},
}
# Whole pounds a week, lowest and highest list price.
PRICES = {"charity": (640, 1250), "company": (1450, 4900)}
ACCESS = {
    Access.STEP_FREE: 0.34,
    Access.BATHROOM: 0.36,
    Access.HEARING_LOOP: 0.12,
    Access.ASSISTANCE_DOGS: 0.2,
    Access.EASY_READ: 0.12,
    Access.QUIET_ROOM: 0.28,
}
# Spoken beside English.
LANGUAGES: dict[str, dict[str, float]] = {
    "wales": {"welsh": 0.75},
    "scotland": {"gaelic": 0.2},
    "northern_ireland": {"irish": 0.3},
    "": {"polish": 0.09, "punjabi": 0.06, "urdu": 0.06, "bengali": 0.04, "arabic": 0.04, "portuguese": 0.04},
}
