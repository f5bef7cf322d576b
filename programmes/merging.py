"""One listing that was written down twice becomes one: everything that points at the other moves to it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction

from programmes.models import Appointment, Centre, FormerSlug, Programme
from programmes.rows import hold, say_who
from programmes.topics import CENTRE_TOPICS, PROGRAMME_TOPICS
from programmes.vocabulary import ListingStatus, Topic
from therapists.append_only import AppendOnlyModel
from therapists.in_words import words_of

Listing = Centre | Programme
# What is chosen together: values that the same check saw, or that make sense only beside each other.
PLACE = (
    "street",
    "town",
    "county",
    "postcode",
    "nation",
    "region",
    "latitude",
    "longitude",
    "coordinates_from",
)
TOGETHER: dict[type, dict[str, tuple[str, ...]]] = {
    Centre: {"Where it is": PLACE, "Registration": CENTRE_TOPICS[Topic.REGISTRATION]},
    Programme: {
        **{topic.label: PROGRAMME_TOPICS[topic] for topic in PROGRAMME_TOPICS if topic != Topic.PRACTICAL},
        "Length of stay": ("shortest_stay_days", "longest_stay_days"),
        "Takes people from": ("takes_from", "takes_from_area"),
    },
}
# A listing keeps its own address and place.
ITS_OWN = ("slug", "centre")


@dataclass(frozen=True)
class Difference:
    """A choice between two values, or two groups of them, in words (label, kept, other)."""

    name: str
    label: str
    fields: tuple[str, ...]
    values: list[tuple[str, str, str]]


def differences(kept: Listing, gone: Listing) -> list[Difference]:
    return [
        Difference(fields[0], label, fields, [_in_words(kept, gone, name) for name in fields])
        for label, fields in _choices(type(kept))
        if any(getattr(kept, name) != getattr(gone, name) for name in fields)
    ]


def _choices(model: type[Listing]) -> Iterator[tuple[str, tuple[str, ...]]]:
    groups = TOGETHER[model]
    yield from groups.items()
    grouped = {name for fields in groups.values() for name in fields}
    for field in model._meta.concrete_fields:
        if field.editable and field.name not in grouped and field.name not in ITS_OWN:
            yield str(field.verbose_name).capitalize(), (field.name,)


def _in_words(kept: Listing, gone: Listing, name: str) -> tuple[str, str, str]:
    label = str(kept._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr]
    return label, words_of(kept, name), words_of(gone, name)


def relations_to(model: type[models.Model]) -> list:
    """Every column of any table that points at the model, those without a reverse name too."""
    fields = model._meta.get_fields(include_hidden=True)
    return [field for field in fields if field.auto_created and not field.concrete]


def what_moves(gone: Listing) -> list[tuple[str, int]]:
    """How many rows of each kind point at it, where there are any; versions in histories apart."""
    counts = [
        (str(relation.related_model._meta.verbose_name_plural), _pointing(relation, gone).count())
        for relation in relations_to(type(gone))
        if not hasattr(relation.related_model, "history_object")
    ]
    return [(words, count) for words, count in counts if count]


def why_not(kept: Listing, gone: Listing) -> str:
    """Why they cannot become one; empty if they can."""
    if kept.pk == gone.pk:
        return "This is one and the same listing."
    if isinstance(kept, Programme) and isinstance(gone, Programme):
        is_hidden = gone.status == ListingStatus.PUBLISHED != kept.status
        return "The public sees the other one: keep that." if is_hidden else ""
    if _has_entry(kept) and _has_entry(gone):
        return "Both belong to a row of a register, which has them as two: judge one of the rows “not ours” first."
    return ""


def _has_entry(centre: Listing) -> bool:
    return hasattr(centre, "register_entry")


@transaction.atomic
def merge(kept: Listing, gone: Listing, by: AbstractBaseUser, take: Collection[str] = ()) -> None:
    """Let `kept` stand for both; `take` names the differences in which the other was right.

    Checks move as they are: each says what it saw, and vouches only if that is what the kept listing says.
    Raises ValidationError, with nothing written.
    """
    _lock(kept, gone)
    if refusal := why_not(kept, gone):
        raise ValidationError(refusal)
    taken = {
        name: getattr(gone, name)
        for difference in differences(kept, gone)
        if difference.name in take
        for name in difference.fields
    }
    if isinstance(kept, Programme) and isinstance(gone, Programme):
        _join_posts(kept, gone)
    for relation in relations_to(type(kept)):
        _pointing(relation, gone).update(**{relation.field.name: kept})
    _remove(gone, by, f"merged into “{kept}”")
    if isinstance(kept, Programme) and isinstance(gone, Programme):
        FormerSlug.objects.remember(gone.slug, kept)
    _write(kept, taken, by, f"took in “{gone}”")


def _lock(kept: Listing, gone: Listing) -> None:
    """Both, always in the same order, so that no two people wait for each other."""
    for row in sorted([kept, gone], key=lambda row: row.pk):
        hold(row)


def _pointing(relation, gone: Listing) -> models.QuerySet:
    model = relation.related_model
    # A record that is never altered still goes where its listing goes.
    manager = model._base_manager if issubclass(model, AppendOnlyModel) else model._default_manager
    return manager.filter(**{relation.field.name: gone.pk}).order_by()


def _join_posts(kept: Programme, gone: Programme) -> None:
    """The same person in the same post on one day: one post for the days of all, which the checks of all speak of."""
    for post in gone.appointments.order_by("pk"):
        same = [one for one in kept.appointments.order_by("pk") if one.overlaps(post)]
        if same:
            _join(same[0], [*same[1:], post])


def _join(post: Appointment, others: list[Appointment]) -> None:
    """Without a first day it has lasted ever since, without a last one it lasts."""
    begins, ends = ([getattr(one, day) for one in (post, *others)] for day in ("starts_on", "ends_on"))
    for other in others:
        for check in other.fact_checks.all():
            check.appointments.add(post)
        other.seen_posts.update(appointment=post)
        Appointment.objects.filter(pk=other.pk).delete()
    post.starts_on = None if None in begins else min(begins)
    post.ends_on = None if None in ends else max(ends)
    post.save()


def _remove(gone: Listing, by: AbstractBaseUser, why: str) -> None:
    say_who(gone, by, why)
    key = gone.pk
    gone.delete()
    gone.pk = key  # whoever called names it still


def _write(kept: Listing, taken: dict, by: AbstractBaseUser, why: str) -> None:
    is_public = isinstance(kept, Programme) and kept.status == ListingStatus.PUBLISHED
    if is_public and taken.get("summary") == "":
        raise ValidationError("The public can see this listing: keep the sentence of its summary.")
    for name, value in taken.items():
        setattr(kept, name, value)
    if taken:
        kept.full_clean()
    say_who(kept, by, why)
    kept.save()
