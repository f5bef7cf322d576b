"""What a programme's columns say, in the words a family reads. Empty where nobody knows."""

from django.utils.text import capfirst

from programmes.strip import Strip, strip_of
from programmes.vocabulary import (
    NOT_KNOWN,
    Aftercare,
    AftercareLength,
    Frequency,
    LedBy,
    OpenTo,
    RoleInTreatment,
    Setting,
    TakesFrom,
)
from therapists.standing import limits_in_words

AFTERCARE_NOUNS = {
    Aftercare.GROUP: "group",
    Aftercare.ONE_TO_ONE: "one to one",
    Aftercare.LOCAL_MUSIC: "help to find music locally",
}
# "weekly group", but "group, on request".
BEFORE_THE_NOUN = {
    Frequency.WEEKLY: "weekly",
    Frequency.FORTNIGHTLY: "fortnightly",
    Frequency.MONTHLY: "monthly",
    Frequency.OCCASIONAL: "occasional",
}
AFTER_THE_NOUN = {Frequency.SEVERAL_WEEKLY: "more than once a week", Frequency.ON_REQUEST: "on request"}
WHO_LEADS = {
    LedBy.REGISTERED: "HCPC-registered music therapist",
    LedBy.CLAIMED: "Said to be a qualified therapist; not checked",
    LedBy.OUT_OF_DATE: "Our check of who leads it is out of date",
    LedBy.NOT_REGISTERED: "Checked: not registered for music",
    LedBy.ACTIVITY: "Not a therapist: a music activity",
}


def join_words(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def days_in_words(days: int) -> str:
    return plural(days // 7, "week") if days % 7 == 0 and days != 28 else plural(days, "day")


class ListingWords:
    """Mixed into Programme. `who_leads` needs the annotations of `for_cards()`."""

    @property
    def strip(self) -> Strip:
        return strip_of(self)

    @property
    def how_often(self) -> str:
        if self.frequency == NOT_KNOWN:
            return ""
        often = self.get_frequency_display()
        if self.sessions_per_week and self.sessions_per_week > 1:
            often = f"{self.sessions_per_week} sessions a week"
        minutes = f"{self.session_minutes} minutes each" if self.session_minutes else ""
        role = (
            ""
            if self.role_in_treatment == NOT_KNOWN
            else RoleInTreatment(self.role_in_treatment).label.lower()
        )
        return ", ".join(part for part in (often, minutes, role) if part)

    @property
    def who_leads(self) -> str:
        words = WHO_LEADS.get(self.led_by, "")
        return words + limits_in_words(self.register_status) if self.is_registered else words

    @property
    def is_registered(self) -> bool:
        return self.led_by == LedBy.REGISTERED

    @property
    def aftercare_kinds(self) -> str:
        """`weekly group and one to one`, without how long."""
        nouns = join_words([AFTERCARE_NOUNS[kind] for kind in self.aftercare if kind in AFTERCARE_NOUNS])
        often = self.aftercare_frequency
        kinds = " ".join(part for part in (BEFORE_THE_NOUN.get(often, ""), nouns) if part)
        return ", ".join(part for part in (kinds, AFTER_THE_NOUN.get(often, "")) if part) if nouns else ""

    @property
    def after_leaving(self) -> str:
        if Aftercare.STOPS in self.aftercare:
            return "Stops on leaving"
        if not self.aftercare:
            return ""
        length = {AftercareLength.OPEN_ENDED: "no time limit", AftercareLength.NOT_KNOWN: ""}.get(
            self.aftercare_length, plural(self.aftercare_months or 0, "month")
        )
        return capfirst(", ".join(part for part in (self.aftercare_kinds, length) if part))

    @property
    def format_words(self) -> str:
        return capfirst(join_words([label.lower() for label in self.music_format_labels]))

    @property
    def stay(self) -> str:
        shortest, longest = self.shortest_stay_days, self.longest_stay_days
        if shortest and longest:
            return (
                days_in_words(shortest)
                if shortest == longest
                else f"{days_in_words(shortest)} to {days_in_words(longest)}"
            )
        if longest:
            return f"up to {days_in_words(longest)}"
        return f"from {days_in_words(shortest)}" if shortest else ""

    @property
    def price(self) -> str:
        """Pounds a week."""
        low, high = self.price_from, self.price_to
        if low is None and high is None:
            return ""
        if low is not None and high is not None and low != high:
            return f"£{low:,} to £{high:,} a week"
        return (
            f"from £{low:,} a week"
            if high is None
            else f"up to £{high:,} a week"
            if low is None
            else f"£{low:,} a week"
        )

    @property
    def area(self) -> str:
        return (
            self.takes_from_area
            if self.takes_from == TakesFrom.AREA
            else ("" if self.takes_from == NOT_KNOWN else TakesFrom(self.takes_from).label)
        )

    @property
    def chips(self) -> list[str]:
        """The short facts under a card."""
        setting = "" if self.setting == Setting.NOT_KNOWN else Setting(self.setting).label
        first = ", ".join(part for part in (setting, self.stay) if part)
        only = self.get_open_to_display() if self.open_to in (OpenTo.WOMEN, OpenTo.MEN) else ""
        chips = [first, *self.treats_labels, only, *self.funding_labels, self.price and capfirst(self.price)]
        return [chip for chip in chips if chip]
