"""Every figure that the guide prints, bound to the work it is taken from. A page prints it by name: {% figure "craving" %}.

A figure cannot be made without its work, and says how certain that work is of it.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from guide.works import COCHRANE, DETOX, DINGLE, REGISTER, SCOTLAND, Work


class Certainty(TextChoices):
    """As the work grades it (GRADE, for Cochrane), or why it does not."""

    MODERATE = "moderate", _("moderate certainty")
    LOW = "low", _("low certainty")
    SURVEY = "survey", _("one survey")
    COUNT = "count", _("a count")
    REPORTED = "reported", _("as centres reported it")


@dataclass(frozen=True)
class Range:
    """An effect with its 95% confidence interval, in the work's own unit. `better`: on which side of nought."""

    effect: float
    lowest: float
    highest: float
    better: str = "less"
    # How far the drawn scale reaches on each side of nought.
    reach: float = 1.5

    @property
    def marks(self) -> dict[str, float]:
        """Where each stands on a scale of 200."""
        ends = {"from_": self.lowest, "to": self.highest, "at": self.effect}
        found = {name: round(100 + 100 * value / self.reach, 1) for name, value in ends.items()}
        return found | {"length": round(found["to"] - found["from_"], 1)}


@dataclass(frozen=True)
class Figure:
    """`value` as a page prints it, `measures` what it is of, `says` what follows in plain words."""

    key: str
    value: str
    measures: str
    certainty: Certainty
    work: Work
    says: str = ""
    basis: str = ""
    range: Range | None = None

    @property
    def percent(self) -> float:
        """Of one that is a share."""
        return float(self.value.removesuffix("%"))


FIGURES = (
    Figure(
        "review",
        "21 trials with 1,984 people",
        "all that the review found",
        Certainty.COUNT,
        COCHRANE,
    ),
    Figure(
        "craving",
        "SMD −0.66 (95% CI −1.23 to −0.10)",
        "Craving",
        Certainty.MODERATE,
        COCHRANE,
        "People craved less when music therapy came on top of their usual care. How much less is not settled: it may be a little or a lot.",
        "3 trials, 254 people",
        Range(-0.66, -1.23, -0.10),
    ),
    Figure(
        "motivation",
        "SMD 0.41 (95% CI 0.21 to 0.61)",
        "Motivation for treatment or change",
        Certainty.MODERATE,
        COCHRANE,
        "People were more willing to change or to stay in treatment.",
        "5 trials, 408 people",
        Range(0.41, 0.21, 0.61, better="more"),
    ),
    Figure(
        "depression",
        "SMD −0.33 (95% CI −0.72 to 0.07)",
        "Depression",
        Certainty.MODERATE,
        COCHRANE,
        "No clear effect. It may help somewhat, or not at all.",
        "3 trials, 100 people",
        Range(-0.33, -0.72, 0.07),
    ),
    Figure(
        "anxiety",
        "MD −0.17 on a scale of 20 to 80 (95% CI −4.39 to 4.05)",
        "Anxiety",
        Certainty.LOW,
        COCHRANE,
        "No sign of an effect. One small trial cannot tell.",
        "1 trial, 60 people",
        Range(-0.17, -4.39, 4.05, reach=6),
    ),
    Figure(
        "craving-beside-another-therapy",
        "SMD −0.04 (95% CI −0.56 to 0.48)",
        "Craving, beside another active therapy",
        Certainty.LOW,
        COCHRANE,
        "No clear difference. Nothing shows that music does more than other good therapy.",
        "3 trials, 232 people",
        Range(-0.04, -0.56, 0.48),
    ),
    Figure(
        "urge",
        "43% of 143 people in treatment",
        "who said that certain music raised their urge to use",
        Certainty.SURVEY,
        DINGLE,
    ),
    Figure(
        "scotland-beds",
        "18 facilities with 365 beds",
        "residential rehab in Scotland in 2019 to 2020",
        Certainty.REPORTED,
        SCOTLAND,
    ),
    Figure("scotland-self", "36.8%", "they themselves", Certainty.REPORTED, SCOTLAND),
    Figure("scotland-charity", "27.4%", "benefits or a charity", Certainty.REPORTED, SCOTLAND),
    Figure("scotland-insurance", "22.0%", "insurance", Certainty.REPORTED, SCOTLAND),
    Figure(
        "scotland-partnerships",
        "13.2%",
        "an Alcohol and Drug Partnership",
        Certainty.REPORTED,
        SCOTLAND,
    ),
    Figure(
        "detox",
        "49 of 68 independent residential detox services in England",
        "that broke at least one regulation",
        Certainty.COUNT,
        DETOX,
    ),
    Figure(
        "arts-therapists",
        "5,903 arts therapists",
        "on the register, of art, drama and music together",
        Certainty.COUNT,
        REGISTER,
    ),
)
BY_KEY = {figure.key: figure for figure in FIGURES}
