"""The words a listing is made of.

"Not known" is a value wherever it can be true, and is never read as no; in a set, the empty set
is not known. The stored values stand in addresses that people bookmark: they do not change.
Which wording of a centre maps to which value is in docs/vocabulary.md.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

NOT_KNOWN = "not_known"


class YesNo(TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_KNOWN = NOT_KNOWN, _("Not known yet")


class Frequency(TextChoices):
    SEVERAL_WEEKLY = "several_weekly", _("More than once a week")
    WEEKLY = "weekly", _("Weekly")
    FORTNIGHTLY = "fortnightly", _("Every two weeks")
    MONTHLY = "monthly", _("Monthly")
    OCCASIONAL = "occasional", _("Now and then")
    ON_REQUEST = "on_request", _("On request")
    NOT_KNOWN = NOT_KNOWN, _("Not known yet")


class RoleInTreatment(TextChoices):
    CORE = "core", _("A core part")
    OPTIONAL = "optional", _("An optional extra")
    NOT_KNOWN = NOT_KNOWN, _("Not known yet")


class MusicFormat(TextChoices):
    GROUP = "group", _("Group")
    ONE_TO_ONE = "one_to_one", _("One to one")


class Activity(TextChoices):
    SONGWRITING = "songwriting", _("Songwriting")
    IMPROVISATION = "improvisation", _("Improvisation")
    DRUMMING = "drumming", _("Drumming and percussion")
    LYRICS = "lyrics", _("Talking about lyrics")
    LISTENING = "listening", _("Listening")
    SINGING = "singing", _("Singing")
    INSTRUMENT = "instrument", _("Learning an instrument")
    RECORDING = "recording", _("Recording")


class LeaderRole(TextChoices):
    """Who is said to lead the sessions, or holds a post. A claim, until a register was looked at."""

    MUSIC_THERAPIST = "music_therapist", _("Music therapist")
    MUSICIAN = "musician", _("Musician or tutor")
    COUNSELLOR = "counsellor", _("Counsellor")
    SUPPORT_WORKER = "support_worker", _("Support worker")
    NOT_KNOWN = NOT_KNOWN, _("Not known yet")


# What these lead is a music activity, not therapy.
NOT_THERAPISTS = (LeaderRole.MUSICIAN, LeaderRole.COUNSELLOR, LeaderRole.SUPPORT_WORKER)


class LedBy(TextChoices):
    """Who leads it, as the checks allow us to say. Derived, never typed."""

    REGISTERED = "registered", _("HCPC-registered music therapist")
    CLAIMED = "claimed", _("Said to be a therapist, not checked")
    OUT_OF_DATE = "out_of_date", _("Our check is out of date")
    NOT_REGISTERED = "not_registered", _("Checked, not registered for music")
    ACTIVITY = "activity", _("Music activity, not therapy")
    NOT_KNOWN = NOT_KNOWN, _("Not known yet")


class Aftercare(TextChoices):
    GROUP = "group", _("Group")
    ONE_TO_ONE = "one_to_one", _("One to one")
    LOCAL_MUSIC = "local_music", _("Help to find music locally")
    STOPS = "stops", _("Stops on leaving")


class AftercareLength(TextChoices):
    MONTHS = "months", _("A number of months")
    OPEN_ENDED = "open_ended", _("No time limit")
    NOT_KNOWN = NOT_KNOWN, _("Not known yet")


class AftercarePlace(TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")


class AftercarePrice(TextChoices):
    INCLUDED = "included", _("Included in the price")
    PAID = "paid", _("Paid for separately")
    NOT_KNOWN = NOT_KNOWN, _("Not known yet")


class Setting(TextChoices):
    RESIDENTIAL = "residential", _("Residential")
    DAY = "day", _("Day programme")
    COMMUNITY = "community", _("Community")
    ONLINE = "online", _("Online")
    NOT_KNOWN = NOT_KNOWN, _("Not known yet")


class Treats(TextChoices):
    ALCOHOL = "alcohol", _("Alcohol")
    DRUGS = "drugs", _("Drugs")
    MEDICINES = "medicines", _("Prescription medicines")
    GAMBLING = "gambling", _("Gambling")
    COMPULSIVE = "compulsive", _("Other compulsive behaviour")


class OpenTo(TextChoices):
    EVERYONE = "everyone", _("Everyone")
    WOMEN = "women", _("Women only")
    MEN = "men", _("Men only")
    NOT_KNOWN = NOT_KNOWN, _("Not known yet")


class AgeBand(TextChoices):
    UNDER_18 = "under_18", _("Under 18")
    ADULTS = "adults", _("18 to 64")
    OVER_65 = "over_65", _("65 and over")


class TakesFrom(TextChoices):
    ANYWHERE = "anywhere", _("Anywhere in the UK")
    AREA = "area", _("A named area")
    NOT_KNOWN = NOT_KNOWN, _("Not known yet")


class Funding(TextChoices):
    NHS_COUNCIL = "nhs_council", _("NHS or council")
    PRIVATE = "private", _("Paying yourself")
    INSURANCE = "insurance", _("Health insurance")
    CHARITY = "charity", _("Charity or bursary")


class WaitingTime(TextChoices):
    WEEK = "week", _("Within a week")
    MONTH = "month", _("Within a month")
    QUARTER = "quarter", _("Within three months")
    LONGER = "longer", _("Longer than three months")
    NOT_KNOWN = NOT_KNOWN, _("Not known yet")


class Language(TextChoices):
    ENGLISH = "english", _("English")
    WELSH = "welsh", _("Welsh")
    GAELIC = "gaelic", _("Scottish Gaelic")
    IRISH = "irish", _("Irish")
    BSL = "bsl", _("British Sign Language")
    POLISH = "polish", _("Polish")
    PUNJABI = "punjabi", _("Punjabi")
    URDU = "urdu", _("Urdu")
    BENGALI = "bengali", _("Bengali")
    ARABIC = "arabic", _("Arabic")
    PORTUGUESE = "portuguese", _("Portuguese")
    ROMANIAN = "romanian", _("Romanian")


class Access(TextChoices):
    STEP_FREE = "step_free", _("Step-free throughout")
    BATHROOM = "bathroom", _("Accessible bathroom")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    ASSISTANCE_DOGS = "assistance_dogs", _("Assistance dogs welcome")
    EASY_READ = "easy_read", _("Easy-read information")
    QUIET_ROOM = "quiet_room", _("Quiet room")


class Region(TextChoices):
    """English regions as the Office for National Statistics names them, and the three other nations."""

    NORTH_EAST = "north_east", _("North East")
    NORTH_WEST = "north_west", _("North West")
    YORKSHIRE = "yorkshire", _("Yorkshire and the Humber")
    EAST_MIDLANDS = "east_midlands", _("East Midlands")
    WEST_MIDLANDS = "west_midlands", _("West Midlands")
    EAST = "east", _("East of England")
    LONDON = "london", _("London")
    SOUTH_EAST = "south_east", _("South East")
    SOUTH_WEST = "south_west", _("South West")
    SCOTLAND = "scotland", _("Scotland")
    WALES = "wales", _("Wales")
    NORTHERN_IRELAND = "northern_ireland", _("Northern Ireland")


class Regulator(TextChoices):
    """Who inspects the centre. "None required" and "not known" are different answers."""

    CQC = "cqc", _("Care Quality Commission (CQC)")
    CARE_INSPECTORATE = "care_inspectorate", _("Care Inspectorate")
    HIS = "his", _("Healthcare Improvement Scotland")
    CIW = "ciw", _("Care Inspectorate Wales")
    HIW = "hiw", _("Healthcare Inspectorate Wales")
    RQIA = "rqia", _("Regulation and Quality Improvement Authority")
    NONE_REQUIRED = "none_required", _("None required")
    NOT_KNOWN = NOT_KNOWN, _("Not known yet")


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
    CLOSED = "closed", _("The programme has closed")
    NO_MUSIC = "no_music", _("It no longer offers music therapy")
    WITHDRAWN = "withdrawn", _("The centre asked us to take it down")
    MERGED = "merged", _("It became part of another programme")


class Topic(TextChoices):
    """What one act of checking is about: five of a programme, two of a centre."""

    FREQUENCY = "frequency", _("How often")
    LEADERSHIP = "leadership", _("Who leads it")
    AFTERCARE = "aftercare", _("After leaving")
    PRICE = "price", _("Price")
    PRACTICAL = "practical", _("Practical details")
    CONTACT = "contact", _("Contact details")
    REGISTRATION = "registration", _("Registration")


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
