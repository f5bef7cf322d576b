"""What covers the places beside the UK, as far as we could read it in a named source."""

import datetime
from dataclasses import dataclass

# The day on which every source below was read, in a stored copy.
READ_ON = datetime.date(2026, 11, 25)


@dataclass(frozen=True)
class Claim:
    """One thing that a source says, in our words. `dated`: when the source said it, where it shows that."""

    words: str
    source: str
    address: str
    dated: str = ""


@dataclass(frozen=True)
class Place:
    """`unverified`: what a family would want to know and we found no good source for, a sentence each."""

    anchor: str
    name: str
    claims: tuple[Claim, ...]
    unverified: tuple[str, ...]


GOV_IM = "https://www.gov.im/about-the-government/departments/health-and-social-care/"
ISLE_OF_MAN = Place(
    anchor="isle-of-man",
    name="Isle of Man",
    claims=(
        Claim(
            "The island’s own Registration and Inspection Team looks after social care, and health care "
            "outside the NHS, under its Regulation of Care Act 2013. It belongs to the Department of Health "
            "and Social Care.",
            "Isle of Man Government",
            GOV_IM + "registration-and-inspection-team/regulation-of-care-regulations-and-standards/",
        ),
        Claim(
            "The Care Quality Commission’s register is England’s. In 2021 the island asked the CQC to look "
            "at many of its services once, as a starting point.",
            "Isle of Man Government",
            GOV_IM + "external-quality-regulation/",
            "February 2023",
        ),
        Claim(
            "Arts therapists are among the professions that must be on a UK register to work on the island: "
            "so it is the HCPC’s register that you look up.",
            "Isle of Man Government",
            GOV_IM + "professional-regulation/",
            "an older page, which still has the HCPC’s former name",
        ),
    ),
    unverified=("Whether the island has a residential programme of its own.",),
)
JERSEY = Place(
    anchor="jersey",
    name="Jersey",
    claims=(
        Claim(
            "The Jersey Care Commission is the island’s independent regulator. It registers and inspects "
            "services, the government’s own too, and publishes what it finds.",
            "Jersey Care Commission",
            "https://carecommission.je/our-role",
        ),
        Claim(
            "Care homes and day care for adults are among what it inspects.",
            "Jersey Care Commission",
            "https://carecommission.je/who-we-work-with/",
        ),
        Claim(
            "The government’s Alcohol and Drugs Service treats people in the community, free and in "
            "confidence, and supports families and friends.",
            "Government of Jersey",
            "https://blog.gov.je/2023/04/13/my-visit-to-the-alcohol-and-drugs-service/",
            "April 2023",
        ),
        Claim(
            "In 2023 the government proposed that every profession should register with the Commission as "
            "well as with its UK regulator, from 2026.",
            "Government of Jersey",
            "https://gov.je/News/2023/Pages/ProfessionalRegistrationANewApproach.aspx",
            "December 2023",
        ),
    ),
    unverified=(
        "Whether a rehab programme counts as a care home there.",
        "Whether that law is in force, and whether it names music therapy.",
    ),
)
GUERNSEY = Place(
    anchor="guernsey",
    name="Guernsey",
    claims=(
        Claim(
            "Regulation is a matter for the States’ Committee for Health & Social Care. In 2019 it wrote that "
            "premises for psychotherapy and counselling were not regulated, and proposed to regulate more.",
            "States of Guernsey",
            "https://www.gov.gg/article/169838/Partnership-of-Purpose---HSC-publishes-proposals-for-the-future-regulation-of-health-and-care-across-the-Bailiwick",
            "January 2019",
        ),
        Claim(
            "The Community Drug and Alcohol Team is the one way in to the island’s drug and alcohol services. "
            "It sees adults, and arranges detox at home or in hospital.",
            "States of Guernsey",
            "https://www.gov.gg/drugandalcohol",
        ),
        Claim(
            "The charity In-dependence was chosen to give counselling and other support in the community for "
            "five years from January 2022.",
            "Health Improvement Commission",
            "https://healthimprovement.gg/news/article/-dependence-and-action-children-offer-vital-community-alcohol-and-drugs-support-services",
        ),
    ),
    unverified=(
        "Who inspects residential treatment there today.",
        "Whether music therapists must register on the island.",
    ),
)
IRELAND = Place(
    anchor="ireland",
    name="Ireland",
    claims=(
        Claim(
            "The Health Service Executive (HSE) is responsible for addiction services. It runs them or pays "
            "others to, and those it pays must meet minimum standards.",
            "Houses of the Oireachtas",
            "https://www.oireachtas.ie/en/debates/question/2023-10-11/224/",
            "October 2023",
        ),
        Claim(
            "The inspectorate, HIQA, does not inspect residential centres for addiction, and the Department "
            "of Health has no say over private ones. Ask a private centre who inspects it.",
            "Houses of the Oireachtas",
            "https://www.oireachtas.ie/en/debates/question/2023-10-11/224/",
            "October 2023",
        ),
        Claim(
            "CORU keeps the registers of health professions. Music therapy is not among the professions named in "
            "its law, so there is no state register to look a person up in.",
            "CORU",
            "https://www.coru.ie/health-and-social-care-professionals/registration/registration-faqs/registration-faqs/",
        ),
        Claim(
            "The Irish Association of Creative Arts Therapists accredits music therapists. It asks for a register by law.",
            "Irish Association of Creative Arts Therapists",
            "https://iacat.ie/Irish-Association-of-Creative-Arts-Therapists",
        ),
    ),
    unverified=("The number and the hours of the HSE’s drugs and alcohol helpline.",),
)
PLACES = (ISLE_OF_MAN, JERSEY, GUERNSEY, IRELAND)
