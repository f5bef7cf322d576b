"""What the guide's figures are taken from."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

# The day on which those that say so were read.
READ_ON = datetime.date(2026, 11, 28)


@dataclass(frozen=True)
class Work:
    """`short`: how a page names it beside a figure. One that shows no date of its own was read on a day that we name."""

    key: str
    short: str
    authors: str
    title: str
    where: str
    about: str
    published: str = ""
    read_on: datetime.date | None = None
    address: str = ""

    @property
    def place_cited(self) -> str:
        return reverse("guide:part", args=["works-cited"]) + f"#{self.key}"

    @property
    def dated(self) -> str:
        """When it was published or, where it does not show that, when it was read."""
        if self.read_on and not self.published:
            return gettext("read on %(day)s") % {"day": date_format(self.read_on, "j F Y")}
        return self.published

    def __post_init__(self):
        if not (self.published or self.read_on):
            raise ValueError(f"{self.key}: say when it was published, or when it was read.")


COCHRANE = Work(
    key="ghetti-2022",
    short="Ghetti and others",
    authors="Ghetti C, Chen X-J, Brenner AK, Hakvoort LG, Lien L, Fachner J, Gold C",
    title="Music therapy for people with substance use disorders",
    where="Cochrane Database of Systematic Reviews 2022, Issue 5, CD012576",
    about="A review that puts together every trial it could find, and says how sure it is of each result.",
    published="2022",
    address="https://doi.org/10.1002/14651858.CD012576.pub3",
)
DINGLE = Work(
    key="dingle",
    short="Dingle and others",
    authors="Dingle GA, Kelly PJ, Flynn LM, Baker FA",
    title="The influence of music on emotions and cravings in clients in addiction treatment: a study of two clinical samples",
    where="The Arts in Psychotherapy",
    about="A survey of people in a private hospital and in residential rehab. We read its abstract, in a copy that shows no date.",
    read_on=READ_ON,
    address="https://remix.berklee.edu/mhi-citations/1350/",
)
SCOTLAND = Work(
    key="scotland-mapping",
    short="Scottish Government",
    authors="Scottish Government",
    title="Residential rehabilitation: service mapping report, 2019 to 2020",
    where="gov.scot",
    about="Who ran residential rehab in Scotland and who paid, as the centres themselves reported it. It is some years old.",
    read_on=READ_ON,
    address="https://www.gov.scot/publications/residential-rehabilitation-scotland-service-mapping-report-2019-20/pages/4/",
)
DETOX = Work(
    key="cqc-detox",
    short="Care Quality Commission",
    authors="Care Quality Commission",
    title="Substance misuse services: the quality and safety of residential detoxification",
    where="Briefing and press release",
    about="What inspectors in England found at independent detox centres. Some had already put things right. We read the press release.",
    published="30 November 2017",
    read_on=READ_ON,
    address="https://cqc.org.uk/news/releases/serious-concerns-uncovered-residential-detox-clinics-regulator-demands-improvements",
)
REGISTER = Work(
    key="hcpc-register",
    short="HCPC",
    authors="Health and Care Professions Council",
    title="Number of registered arts therapists, January 2025",
    where="hcpc-uk.org",
    about="A count of the register. Art, drama and music stand in it together.",
    published="January 2025",
    address="https://www.hcpc-uk.org/",
)
ALCOHOL = Work(
    key="alcohol-guidelines",
    short="UK clinical guidelines for alcohol treatment",
    authors="UK government, with a group from all four nations",
    title="UK clinical guidelines for alcohol treatment, chapter 14: residential treatment and intensive structured day programmes",
    where="gov.uk",
    about="It says that programmes may rest on different approaches, and should say which, so that people can choose. We read its main points.",
    published="28 November 2025",
    read_on=READ_ON,
    address="https://www.gov.uk/guidance/clinical-guidelines-for-alcohol-treatment/14-residential-treatment-and-intensive-structured-day-programmes",
)
WORKS = (COCHRANE, DINGLE, SCOTLAND, DETOX, REGISTER, ALCOHOL)
