"""Which web addresses the listings name, and where."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from programmes.models import Centre, FactCheck, Programme, Provider


@dataclass(frozen=True)
class Use:
    """An address stands in this row. `place`: where in it, in words."""

    subject: Centre | Provider | Programme
    place: str


def sources() -> QuerySet:
    """The newest checks of published programmes: each page says where its answers come from."""
    return FactCheck.objects.newest_of_published().exclude(source_url="").order_by()


def addresses_in_use() -> set[str]:
    """Every address to visit. A register's rows are the register's, and old checks are history."""
    found = set(sources().values_list("source_url", flat=True))
    for model in (Centre, Provider):
        found.update(model.objects.order_by().exclude(website="").values_list("website", flat=True))
    return found


def is_used() -> Q:
    """For links: still named by a listing. One that was changed leaves the queue by itself."""
    centres = Centre.objects.filter(website=OuterRef("address"))
    providers = Provider.objects.filter(website=OuterRef("address"))
    # Said twice: of the second PostgreSQL can make no table of every source there is, and looks up the few that fail.
    read = sources().filter(source_url=OuterRef("address"), source_url__gte=OuterRef("address"))
    return Q(Exists(centres)) | Q(Exists(providers)) | Q(Exists(read))


def uses_of(addresses: Iterable[str]) -> dict[str, list[Use]]:
    """Where each of these addresses stands. Three queries."""
    uses: dict[str, list[Use]] = defaultdict(list)
    for address, use in _uses(list(addresses)):
        uses[address].append(use)
    return uses


def _uses(addresses: list[str]) -> Iterator[tuple[str, Use]]:
    for centre in Centre.objects.filter(website__in=addresses):
        yield centre.website, Use(centre, "website of the centre")
    for provider in Provider.objects.filter(website__in=addresses):
        yield provider.website, Use(provider, "website of the provider")
    for check in sources().filter(source_url__in=addresses).select_related("programme").order_by("pk"):
        yield check.source_url, Use(check.programme, f"source of “{check.get_topic_display()}”")
