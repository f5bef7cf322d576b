"""CQC's weekly directory: a CSV of 15 columns, some lines above its header, lists split by `|`.

It gives no rating and no coordinates, so an import of it leaves those of the monthly file alone.
"""

from programmes.registers.addresses import split_address
from programmes.registers.columns import Cells, Format
from programmes.registers.cqc import SUBSTANCE_MISUSE, contact, location_id, once, region
from programmes.registers.leads import Lead, Skip, Value, make_lead
from programmes.registers.problems import Problems

COLUMNS = {
    "id": ("CQC Location ID (for office use only)", "CQC Location ID", "Location ID"),
    "name": ("Name", "Location name"),
    "address": ("Address",),
    "postcode": ("Postcode", "Post code"),
    "phone": ("Phone number", "Telephone number"),
    "website": ("Service's website (if available)", "Service's website", "Website"),
    "service_types": ("Service types", "Service type"),
    "provider_name": ("Provider name",),
    "provider_id": ("CQC Provider ID (for office use only)", "CQC Provider ID", "Provider ID"),
    "local_authority": ("Local authority",),
    "region": ("Region",),
}


def read(cells: Cells) -> Lead | Skip | None:
    types = once([name.strip() for name in cells["service_types"].split("|")])
    if SUBSTANCE_MISUSE.isdisjoint(name.casefold() for name in types):
        return None
    register_id = location_id(cells["id"])
    if not register_id:
        return Skip(f"“{cells['id'][:40]}” is not a location id of CQC.")
    if not cells["name"]:
        return Skip("it has no name.")
    problems = Problems()
    address = split_address(cells["address"])
    values: dict[str, Value] = {
        "name": cells["name"],
        "street": address.street,
        "town": address.town,
        "county": address.county,
        "region": problems.repair("region", region, cells["region"], "region we know"),
        "local_authority": cells["local_authority"],
        "service_types": "|".join(types),
        **contact(problems, cells["phone"], cells["website"], cells["postcode"]),
        **_provider(cells),
    }
    return make_lead(register_id, values, problems)


def _provider(cells: Cells) -> dict[str, Value]:
    """Every location has a provider, so a blank says nothing and replaces nothing."""
    columns = {"provider_name": cells["provider_name"], "provider_register_id": cells["provider_id"]}
    return {column: text for column, text in columns.items() if text}


FORMAT = Format("CQC's weekly directory", COLUMNS, read)
