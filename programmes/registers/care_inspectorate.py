"""The Care Inspectorate's datastore of registered services in Scotland, a CSV in Windows-1252.

Columns with a year in their name roll every year; none of them is needed. Grades run from 1 to 6 for
each key question and are never compared with another regulator's.
"""

import re

from programmes.registers.addresses import join_street, small_letters
from programmes.registers.columns import Cells, Format
from programmes.registers.leads import Lead, Skip, Value, make_lead
from programmes.registers.problems import Problems
from programmes.registers.repairs import repair_phone, repair_postcode
from programmes.vocabulary import Region

COLUMNS = {
    "id": ("CSNumber", "CS Number"),
    "name": ("ServiceName", "Service_Name", "Service Name"),
    "care_service": ("CareService", "Care_Service", "Care Service"),
    "subtype": ("Subtype",),
    "more_subtypes": ("AdditionalSubtypes", "Additional_Subtypes", "Additional Subtypes"),
    "line_1": ("Address_line_1", "Address line 1"),
    "line_2": ("Address_line_2", "Address line 2"),
    "line_4": ("Address_line_4", "Address line 4"),
    "town": ("Service_town", "Service town"),
    "postcode": ("Service_Postcode", "Service Postcode"),
    "phone": ("Service_Phone_Number", "Service Phone Number"),
    "provider_id": ("SP_number", "SPNumber", "SP number"),
    "provider_name": ("ServiceProvider", "Service_Provider", "Service Provider"),
    "status": ("ServiceStatus", "Service_Status", "Service Status"),
    "council": ("Council_Area_Name", "Council Area Name"),
    "lowest": ("MinGrade",),
    "highest": ("MaxGrade",),
    "graded_on": ("Publication_of_Latest_Grading",),
}
OURS = "Alcohol and Drugs Rehabilitation"
# The second is its name in older files.
SUBTYPES = {OURS.casefold(), "alcohol & drug misuse"}
CS_NUMBER = re.compile(r"CS[0-9]{10}")


def read(cells: Cells) -> Lead | Skip | None:
    subtypes = [cells["subtype"], *cells["more_subtypes"].split(";")]
    if SUBTYPES.isdisjoint(name.strip().casefold() for name in subtypes):
        return Skip(f"no subtype of it is {OURS}.")
    register_id = cells["id"].replace(" ", "").upper()
    if not CS_NUMBER.fullmatch(register_id):
        return Skip(f"“{cells['id'][:40]}” is not a number of the form CS2003000001.")
    if not cells["name"]:
        return Skip("it has no name.")
    problems = Problems()
    values: dict[str, Value] = {
        "name": cells["name"],
        "street": join_street([cells["line_1"], cells["line_2"], cells["line_4"]]),
        "town": small_letters(cells["town"]),
        "postcode": problems.repair("postcode", repair_postcode, cells["postcode"], "UK postcode"),
        "region": Region.SCOTLAND.value,
        "local_authority": cells["council"],
        "phone": problems.repair("phone", repair_phone, cells["phone"], "UK number"),
        "service_types": "|".join(
            dict.fromkeys(filter(None, map(str.strip, [cells["care_service"], *subtypes])))
        ),
        "status": cells["status"],
        "provider_name": cells["provider_name"],
        "provider_register_id": cells["provider_id"],
        **problems.rating(_grades(cells["lowest"], cells["highest"]), cells["graded_on"]),
    }
    return make_lead(register_id, values, problems)


def _grades(lowest: str, highest: str) -> str:
    """ "Grades 4 to 5 of 6" over its key questions; "" if it has none yet."""
    if not all(re.fullmatch("[1-6]", grade) for grade in (lowest, highest)):
        return ""
    return f"Grade {lowest} of 6" if lowest == highest else f"Grades {lowest} to {highest} of 6"


FORMAT = Format("the Care Inspectorate's datastore", COLUMNS, read)
