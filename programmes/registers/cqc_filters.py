"""CQC's monthly "Care directory with filters": 122 columns, as ODS or saved as CSV.

One column for each regulated activity and service type holds Y or nothing. The registered manager,
the nominated individual and the main partner are people: their columns are never looked at.
"""

from programmes.registers.addresses import join_street, small_letters
from programmes.registers.columns import Cells, Format
from programmes.registers.cqc import COMMUNITY, RESIDENTIAL, contact, location_id, region
from programmes.registers.leads import Lead, Skip, Value, make_lead
from programmes.registers.problems import Problems
from programmes.registers.repairs import charity_id, company_id, is_yes

COLUMNS = {
    "id": ("Location ID", "CQC Location ID"),
    "name": ("Location Name",),
    "dormant": ("Dormant (Y/N)", "Dormant"),
    "phone": ("Location Telephone Number", "Location Phone Number"),
    "website": ("Location Web Address", "Location Website"),
    "rating": ("Location Latest Overall Rating", "Latest Overall Rating"),
    "rating_on": ("Publication Date", "Rating Publication Date"),
    "region": ("Location Region",),
    "local_authority": ("Location Local Authority",),
    "street": ("Location Street Address",),
    "street_2": ("Location Address Line 2",),
    "town": ("Location City", "Location Town"),
    "county": ("Location County",),
    "postcode": ("Location Postal Code", "Location Postcode"),
    "latitude": ("Location Latitude",),
    "longitude": ("Location Longitude",),
    "provider_id": ("Provider ID", "CQC Provider ID"),
    "provider_name": ("Provider Name",),
    "company": ("Provider Companies House Number",),
    "charity": ("Provider Charity Number",),
    "activity": (
        "Regulated activity - Accommodation for persons who require treatment for substance misuse",
    ),
    "residential": ("Service type - Residential substance misuse treatment and/or rehabilitation service",),
    "community": ("Service type - Community based services for people who misuse substances",),
}
TYPE_PREFIX = "Service type - "
ACTIVITY = "Accommodation for persons who require treatment for substance misuse"
RATINGS = {"Outstanding", "Good", "Requires improvement", "Inadequate"}


def read(cells: Cells) -> Lead | Skip | None:
    types = _service_types(cells)
    if not types:
        return None
    register_id = location_id(cells["id"])
    if not register_id:
        return Skip(f"“{cells['id'][:40]}” is not a location id of CQC.")
    if not cells["name"]:
        return Skip("it has no name.")
    problems = Problems()
    values: dict[str, Value] = {
        "name": cells["name"],
        "street": join_street([cells["street"], cells["street_2"]]),
        "town": small_letters(cells["town"]),
        "county": small_letters(cells["county"]),
        "region": problems.repair("region", region, cells["region"], "region we know"),
        "local_authority": cells["local_authority"],
        "service_types": "|".join(types),
        "status": "Dormant" if is_yes(cells["dormant"]) else "",
        "provider_name": cells["provider_name"],
        "provider_register_id": cells["provider_id"],
        "organisation_id": _organisation_id(cells, problems),
        **contact(problems, cells["phone"], cells["website"], cells["postcode"]),
        **problems.coordinates(cells["latitude"], cells["longitude"]),
        **problems.rating(_rating(cells["rating"]), cells["rating_on"]),
    }
    return make_lead(register_id, values, problems)


def _service_types(cells: Cells) -> list[str]:
    """Empty if it is not about substance misuse. The two types that are go by their weekly names."""
    yes = {column for column in ("activity", "residential", "community") if is_yes(cells[column])}
    if not yes:
        return []
    ours = [RESIDENTIAL] * ("residential" in yes) + [COMMUNITY] * ("community" in yes)
    known = {COLUMNS[column][0].casefold() for column in ("residential", "community")}
    others = [name[len(TYPE_PREFIX) :] for name in cells.flags if name.casefold() not in known]
    return (ours or [ACTIVITY]) + others


def _rating(text: str) -> str:
    """Only the four: "no published rating", "inspected but not rated" are no rating yet."""
    text = text.capitalize()
    return text if text in RATINGS else ""


def _organisation_id(cells: Cells, problems: Problems) -> str:
    company = problems.repair("company number", company_id, cells["company"], "number of Companies House")
    charity = problems.repair("charity number", charity_id, cells["charity"], "number of a charity register")
    return company or charity


FORMAT = Format("CQC's monthly directory with filters", COLUMNS, read, (TYPE_PREFIX,))
