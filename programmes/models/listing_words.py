"""What a programme's columns say, in the words a family reads. Empty where nobody knows."""

from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

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
    Aftercare.GROUP: _("group"),
    Aftercare.ONE_TO_ONE: _("one to one"),
    Aftercare.LOCAL_MUSIC: _("help to find music locally"),
}
# "weekly group", but "group, on request".
HOW_OFTEN = {
    Frequency.WEEKLY: _("weekly %(kinds)s"),
    Frequency.FORTNIGHTLY: _("fortnightly %(kinds)s"),
    Frequency.MONTHLY: _("monthly %(kinds)s"),
    Frequency.OCCASIONAL: _("occasional %(kinds)s"),
    Frequency.SEVERAL_WEEKLY: _("%(kinds)s, more than once a week"),
    Frequency.ON_REQUEST: _("%(kinds)s, on request"),
}
WHO_LEADS = {
    LedBy.REGISTERED: _("HCPC-registered music therapist"),
    LedBy.CLAIMED: _("Said to be a qualified therapist; not checked"),
    LedBy.OUT_OF_DATE: _("Our check of who leads it is out of date"),
    LedBy.NOT_REGISTERED: _("Checked: not registered for music"),
    LedBy.ACTIVITY: _("Not a therapist: a music activity"),
}


def join_words(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    words = [str(word) for word in words]
    if len(words) < 2:
        return "".join(words)
    return gettext("%(words)s and %(last)s") % {"words": ", ".join(words[:-1]), "last": words[-1]}


def programmes_in_words(number: int) -> str:
    return ngettext("%(number)s programme", "%(number)s programmes", number) % {"number": f"{number:,}"}


def months_in_words(months: int) -> str:
    return ngettext("%(number)s month", "%(number)s months", months) % {"number": f"{months:,}"}


def days_in_words(days: int) -> str:
    if days % 7 == 0 and days != 28:
        return ngettext("%(number)s week", "%(number)s weeks", days // 7) % {"number": f"{days // 7:,}"}
    return ngettext("%(number)s day", "%(number)s days", days) % {"number": f"{days:,}"}


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
            sessions = self.sessions_per_week
            often = ngettext("%(number)s session a week", "%(number)s sessions a week", sessions)
            often %= {"number": sessions}
        minutes = (
            gettext("%(number)s minutes each") % {"number": self.session_minutes}
            if self.session_minutes
            else ""
        )
        role = (
            ""
            if self.role_in_treatment == NOT_KNOWN
            else RoleInTreatment(self.role_in_treatment).label.lower()
        )
        return ", ".join(part for part in (often, minutes, role) if part)

    @property
    def who_leads(self) -> str:
        words = str(WHO_LEADS.get(self.led_by, ""))
        return words + limits_in_words(self.register_status) if self.is_registered else words

    @property
    def is_registered(self) -> bool:
        return self.led_by == LedBy.REGISTERED

    @property
    def aftercare_kinds(self) -> str:
        """`weekly group and one to one`, without how long."""
        nouns = join_words([AFTERCARE_NOUNS[kind] for kind in self.aftercare if kind in AFTERCARE_NOUNS])
        return HOW_OFTEN.get(self.aftercare_frequency, "%(kinds)s") % {"kinds": nouns} if nouns else ""

    @property
    def after_leaving(self) -> str:
        if Aftercare.STOPS in self.aftercare:
            return gettext("Stops on leaving")
        if not self.aftercare:
            return ""
        length = {AftercareLength.OPEN_ENDED: gettext("no time limit"), AftercareLength.NOT_KNOWN: ""}.get(
            self.aftercare_length, months_in_words(self.aftercare_months or 0)
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
                else gettext("%(shortest)s to %(longest)s")
                % {"shortest": days_in_words(shortest), "longest": days_in_words(longest)}
            )
        if longest:
            return gettext("up to %(stay)s") % {"stay": days_in_words(longest)}
        return gettext("from %(stay)s") % {"stay": days_in_words(shortest)} if shortest else ""

    @property
    def price(self) -> str:
        """Pounds a week."""
        low, high = self.price_from, self.price_to
        if low is None and high is None:
            return ""
        if low is not None and high is not None and low != high:
            return gettext("£%(low)s to £%(high)s a week") % {"low": f"{low:,}", "high": f"{high:,}"}
        if high is None:
            return gettext("from £%(pounds)s a week") % {"pounds": f"{low:,}"}
        if low is None:
            return gettext("up to £%(pounds)s a week") % {"pounds": f"{high:,}"}
        return gettext("£%(pounds)s a week") % {"pounds": f"{low:,}"}

    @property
    def area(self) -> str:
        return (
            self.takes_from_area
            if self.takes_from == TakesFrom.AREA
            else ("" if self.takes_from == NOT_KNOWN else str(TakesFrom(self.takes_from).label))
        )

    @property
    def chips(self) -> list[str]:
        """The short facts under a card."""
        setting = "" if self.setting == Setting.NOT_KNOWN else str(Setting(self.setting).label)
        first = ", ".join(part for part in (setting, self.stay) if part)
        only = self.get_open_to_display() if self.open_to in (OpenTo.WOMEN, OpenTo.MEN) else ""
        chips = [first, *self.treats_labels, only, *self.funding_labels, self.price and capfirst(self.price)]
        return [chip for chip in chips if chip]
