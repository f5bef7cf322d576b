"""The words a listing is made of.

"Not known" is a value wherever it can be true, and is never read as no; in a set, the empty set
is not known. The stored values stand in addresses that people bookmark: they do not change.
Which wording of a centre maps to which value is in docs/vocabulary.md.
"""

from django.db.models import TextChoices

NOT_KNOWN = "not_known"


class YesNo(TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = NOT_KNOWN, "Not known yet"


class Frequency(TextChoices):
    SEVERAL_WEEKLY = "several_weekly", "More than once a week"
    WEEKLY = "weekly", "Weekly"
    FORTNIGHTLY = "fortnightly", "Every two weeks"
    MONTHLY = "monthly", "Monthly"
    OCCASIONAL = "occasional", "Now and then"
    ON_REQUEST = "on_request", "On request"
    NOT_KNOWN = NOT_KNOWN, "Not known yet"


class RoleInTreatment(TextChoices):
    CORE = "core", "A core part"
    OPTIONAL = "optional", "An optional extra"
    NOT_KNOWN = NOT_KNOWN, "Not known yet"


class MusicFormat(TextChoices):
    GROUP = "group", "Group"
    ONE_TO_ONE = "one_to_one", "One to one"


class Activity(TextChoices):
    SONGWRITING = "songwriting", "Songwriting"
    IMPROVISATION = "improvisation", "Improvisation"
    DRUMMING = "drumming", "Drumming and percussion"
    LYRICS = "lyrics", "Talking about lyrics"
    LISTENING = "listening", "Listening"
    SINGING = "singing", "Singing"
    INSTRUMENT = "instrument", "Learning an instrument"
    RECORDING = "recording", "Recording"


class LeaderRole(TextChoices):
    """Who is said to lead the sessions, or holds a post. A claim, until a register was looked at."""

    MUSIC_THERAPIST = "music_therapist", "Music therapist"
    MUSICIAN = "musician", "Musician or tutor"
    COUNSELLOR = "counsellor", "Counsellor"
    SUPPORT_WORKER = "support_worker", "Support worker"
    NOT_KNOWN = NOT_KNOWN, "Not known yet"


# What these lead is a music activity, not therapy.
NOT_THERAPISTS = (LeaderRole.MUSICIAN, LeaderRole.COUNSELLOR, LeaderRole.SUPPORT_WORKER)


class LedBy(TextChoices):
    """Who leads it, as the checks allow us to say. Derived, never typed."""

    REGISTERED = "registered", "HCPC-registered music therapist"
    CLAIMED = "claimed", "Said to be a therapist, not checked"
    OUT_OF_DATE = "out_of_date", "Our check is out of date"
    NOT_REGISTERED = "not_registered", "Checked, not registered for music"
    ACTIVITY = "activity", "Music activity, not therapy"
    NOT_KNOWN = NOT_KNOWN, "Not known yet"


class Aftercare(TextChoices):
    GROUP = "group", "Group"
    ONE_TO_ONE = "one_to_one", "One to one"
    LOCAL_MUSIC = "local_music", "Help to find music locally"
    STOPS = "stops", "Stops on leaving"


class AftercareLength(TextChoices):
    MONTHS = "months", "A number of months"
    OPEN_ENDED = "open_ended", "No time limit"
    NOT_KNOWN = NOT_KNOWN, "Not known yet"


class AftercarePlace(TextChoices):
    IN_PERSON = "in_person", "In person"
    ONLINE = "online", "Online"


class AftercarePrice(TextChoices):
    INCLUDED = "included", "Included in the price"
    PAID = "paid", "Paid for separately"
    NOT_KNOWN = NOT_KNOWN, "Not known yet"


class Setting(TextChoices):
    RESIDENTIAL = "residential", "Residential"
    DAY = "day", "Day programme"
    COMMUNITY = "community", "Community"
    ONLINE = "online", "Online"
    NOT_KNOWN = NOT_KNOWN, "Not known yet"


class Treats(TextChoices):
    ALCOHOL = "alcohol", "Alcohol"
    DRUGS = "drugs", "Drugs"
    MEDICINES = "medicines", "Prescription medicines"
    GAMBLING = "gambling", "Gambling"
    COMPULSIVE = "compulsive", "Other compulsive behaviour"


class OpenTo(TextChoices):
    EVERYONE = "everyone", "Everyone"
    WOMEN = "women", "Women only"
    MEN = "men", "Men only"
    NOT_KNOWN = NOT_KNOWN, "Not known yet"


class AgeBand(TextChoices):
    UNDER_18 = "under_18", "Under 18"
    ADULTS = "adults", "18 to 64"
    OVER_65 = "over_65", "65 and over"


class TakesFrom(TextChoices):
    ANYWHERE = "anywhere", "Anywhere in the UK"
    AREA = "area", "A named area"
    NOT_KNOWN = NOT_KNOWN, "Not known yet"


class Funding(TextChoices):
    NHS_COUNCIL = "nhs_council", "NHS or council"
    PRIVATE = "private", "Paying yourself"
    INSURANCE = "insurance", "Health insurance"
    CHARITY = "charity", "Charity or bursary"


class WaitingTime(TextChoices):
    WEEK = "week", "Within a week"
    MONTH = "month", "Within a month"
    QUARTER = "quarter", "Within three months"
    LONGER = "longer", "Longer than three months"
    NOT_KNOWN = NOT_KNOWN, "Not known yet"


class Language(TextChoices):
    ENGLISH = "english", "English"
    WELSH = "welsh", "Welsh"
    GAELIC = "gaelic", "Scottish Gaelic"
    IRISH = "irish", "Irish"
    BSL = "bsl", "British Sign Language"
    POLISH = "polish", "Polish"
    PUNJABI = "punjabi", "Punjabi"
    URDU = "urdu", "Urdu"
    BENGALI = "bengali", "Bengali"
    ARABIC = "arabic", "Arabic"
    PORTUGUESE = "portuguese", "Portuguese"
    ROMANIAN = "romanian", "Romanian"


class Access(TextChoices):
    STEP_FREE = "step_free", "Step-free throughout"
    BATHROOM = "bathroom", "Accessible bathroom"
    HEARING_LOOP = "hearing_loop", "Hearing loop"
    ASSISTANCE_DOGS = "assistance_dogs", "Assistance dogs welcome"
    EASY_READ = "easy_read", "Easy-read information"
    QUIET_ROOM = "quiet_room", "Quiet room"


class Region(TextChoices):
    """English regions as the Office for National Statistics names them, and the three other nations."""

    NORTH_EAST = "north_east", "North East"
    NORTH_WEST = "north_west", "North West"
    YORKSHIRE = "yorkshire", "Yorkshire and the Humber"
    EAST_MIDLANDS = "east_midlands", "East Midlands"
    WEST_MIDLANDS = "west_midlands", "West Midlands"
    EAST = "east", "East of England"
    LONDON = "london", "London"
    SOUTH_EAST = "south_east", "South East"
    SOUTH_WEST = "south_west", "South West"
    SCOTLAND = "scotland", "Scotland"
    WALES = "wales", "Wales"
    NORTHERN_IRELAND = "northern_ireland", "Northern Ireland"


class Regulator(TextChoices):
    """Who inspects the centre. "None required" and "not known" are different answers."""

    CQC = "cqc", "Care Quality Commission (CQC)"
    CARE_INSPECTORATE = "care_inspectorate", "Care Inspectorate"
    HIS = "his", "Healthcare Improvement Scotland"
    CIW = "ciw", "Care Inspectorate Wales"
    HIW = "hiw", "Healthcare Inspectorate Wales"
    RQIA = "rqia", "Regulation and Quality Improvement Authority"
    NONE_REQUIRED = "none_required", "None required"
    NOT_KNOWN = NOT_KNOWN, "Not known yet"


class CoordinateSource(TextChoices):
    EXACT = "exact", "The building"
    OUTCODE = "outcode", "Middle of its outward postcode"
    TOWN = "town", "Middle of its town"
    AREA = "area", "Middle of its postcode area"
    WITHHELD = "withheld", "Withheld: the address is confidential"
    NOT_KNOWN = NOT_KNOWN, "Not known yet"


class ListingStatus(TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    CLOSED = "closed", "Closed"


class ClosedReason(TextChoices):
    CLOSED = "closed", "The programme has closed"
    NO_MUSIC = "no_music", "It no longer offers music therapy"
    WITHDRAWN = "withdrawn", "The centre asked us to take it down"
    MERGED = "merged", "It became part of another programme"


class Topic(TextChoices):
    """What one act of checking is about: five of a programme, two of a centre."""

    FREQUENCY = "frequency", "How often"
    LEADERSHIP = "leadership", "Who leads it"
    AFTERCARE = "aftercare", "After leaving"
    PRICE = "price", "Price"
    PRACTICAL = "practical", "Practical details"
    CONTACT = "contact", "Contact details"
    REGISTRATION = "registration", "Registration"


class CheckMethod(TextChoices):
    PHONE = "phone", "Phone call"
    WEBSITE = "website", "Website"
    REGISTER = "register", "Register"
    VISIT = "visit", "Visit"
    DOCUMENT = "document", "Document"
    LETTER = "letter", "Letter or e-mail"


class CheckOutcome(TextChoices):
    CONFIRMED = "confirmed", "Confirmed"
    CHANGED = "changed", "Changed"
    ASKED_NOT_KNOWN = "asked_not_known", "Asked, and they do not know"
    NOT_REACHED = "not_reached", "Could not reach them"


# The outcomes that confirm something: "asked, and they do not know" is an answer too, and confirms nobody.
ANSWERED = (CheckOutcome.CONFIRMED, CheckOutcome.CHANGED)
