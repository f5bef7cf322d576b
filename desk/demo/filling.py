"""Fill an empty database, whole or not at all."""

import copy
import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from simple_history.utils import bulk_create_with_history

from desk.demo.asking import make_enquiries, make_rules, make_teams
from desk.demo.checks import Checker, centre_checks, programme_checks
from desk.demo.confirmations import confirmations
from desk.demo.conversations import hold_conversations, make_absences
from desk.demo.differences import let_registers_differ, make_runs, settle_some
from desk.demo.guard import refuse_foreign
from desk.demo.histories import FIRST_DAY, versions
from desk.demo.leads import register_entries
from desk.demo.listings import programmes
from desk.demo.mistakes import make_mistakes
from desk.demo.moments import days_before, evening_of
from desk.demo.organisations import centres, providers
from desk.demo.people import agreements, register_checks, therapists
from desk.demo.plans import plain_slug, plans
from desk.demo.posts import appointments
from desk.demo.staff import SignIn, make_staff
from programmes.models import (
    Appointment,
    Catalogue,
    Centre,
    FactCheck,
    FormerSlug,
    Programme,
    Provider,
    RegisterEntry,
    SeenPost,
)
from programmes.models.seen_posts import posts_seen_by
from programmes.vocabulary import ListingStatus, Topic
from therapists.models import NamingAgreement, RegisterCheck, Therapist

BATCH = 200
REASON = "demonstration"


@dataclass
class Filled:
    """What was made: how many of each, and the sign-ins, which are stored nowhere else in the clear."""

    counts: dict[str, int]
    sign_ins: list[SignIn]


@transaction.atomic
def fill(today: datetime.date, keep: Callable[[list[SignIn]], None] = lambda sign_ins: None) -> Filled:
    """Fill the database as of `today` and mark it a demonstration.

    `keep` is given the sign-ins before anything is final: if it fails, nothing is stored. Raises
    ForeignDatabaseError if the database holds anything.
    """
    # The mark first: of two fills at once the second waits here, and then sees the rows of the first.
    Catalogue.objects.update_or_create(pk=1, defaults={"is_demonstration": True})
    refuse_foreign()
    users, sign_ins = make_staff()
    counts = _Filler(today, users).run()
    keep(sign_ins)
    return Filled(counts, sign_ins)


class _Filler:
    def __init__(self, today: datetime.date, users: dict[str, User]):
        self.today, self.users = today, users
        self.staff = [users["curator"], users["manager"]]
        self.curator = users["curator"]

    def run(self) -> dict[str, int]:
        counts = self._people() | self._listings()
        return counts | self._checks() | self._leads() | self._enquiries()

    def _people(self) -> dict[str, int]:
        self.therapists = self._keep_history(therapists(), Therapist)
        agreed = NamingAgreement.objects.bulk_create(agreements(self.therapists, self.today))
        looks = RegisterCheck.objects.bulk_create(register_checks(self.therapists, self.today, self.staff))
        return {"therapists": len(self.therapists), "agreements": len(agreed), "register checks": len(looks)}

    def _listings(self) -> dict[str, int]:
        self.providers = self._keep_history(providers(), Provider)
        self.centres = self._keep_history(centres(self.today), Centre)
        made = plans()
        self.pairs = list(zip(made, programmes(made, self.today), strict=True))
        self._make_programmes()
        return {
            "providers": len(self.providers),
            "centres": len(self.centres),
            "programmes": len(self.pairs),
        }

    def _keep_history(self, rows: list, model) -> list:
        day = evening_of(days_before(self.today, FIRST_DAY))
        return bulk_create_with_history(
            rows, model, BATCH, default_user=self.curator, default_date=day, default_change_reason=REASON
        )

    def _make_programmes(self) -> None:
        by_centre = {centre.pk: centre for centre in self.centres}
        for _, programme in self.pairs:
            programme.centre = by_centre[programme.centre_id]
        Programme.objects.bulk_create([programme for _, programme in self.pairs], BATCH)
        FormerSlug.objects.bulk_create(self._former_slugs())

    def _record(self, edits: dict) -> None:
        """The listings' histories, which begin as they were."""
        first: list[Programme] = []
        later: list[Programme] = []
        for _, programme in self.pairs:
            for row, days in versions(programme, edits.get(programme.pk, []), self.today):
                row._history_date = evening_of(days_before(self.today, days))  # where history looks for it
                (first if days == FIRST_DAY else later).append(row)
        for rows, update in ((first, False), (later, True)):
            Programme.history.bulk_history_create(
                rows, BATCH, update=update, default_user=self.curator, default_change_reason=REASON
            )

    def _former_slugs(self) -> list[FormerSlug]:
        """Addresses of a few listings from before the town was part of them."""
        few = [programme for plan, programme in self.pairs[2::40] if plan.status != ListingStatus.DRAFT]
        names = [(plain_slug(programme.name), programme) for programme in few]
        return [FormerSlug(slug=slug, programme=it) for slug, it in names if slug != it.slug]

    def _checks(self) -> dict[str, int]:
        posts = Appointment.objects.bulk_create(
            appointments(self.pairs, self.therapists, self.today), batch_size=BATCH
        )
        checker = Checker(self.today, self.staff)
        found = [
            check for plan, programme in self.pairs for check in programme_checks(plan, programme, checker)
        ]
        found += [check for centre in self.centres for check in centre_checks(centre, checker)]
        checks = FactCheck.objects.bulk_create(found, BATCH)
        self._record(checker.edits)
        leadership = [check for check in checks if check.topic == Topic.LEADERSHIP]
        SeenPost.objects.bulk_create([post for check in leadership for post in posts_seen_by(check)], BATCH)
        joins = confirmations(self.pairs, checks)
        FactCheck.appointments.through.objects.bulk_create(joins, BATCH)
        self._age()
        return {"posts": len(posts), "checks of facts": len(checks)}

    def _age(self) -> None:
        """What was there from the first day did not change just now."""
        for model in (Provider, Centre, Appointment):
            model.objects.update(changed_at=evening_of(days_before(self.today, FIRST_DAY)))

    def _leads(self) -> dict[str, int]:
        names = {provider.pk: provider.name for provider in self.providers}
        entries = list(register_entries(self.centres, names, self.today, self.curator))
        news = let_registers_differ(entries, self.today)
        RegisterEntry.objects.bulk_create(entries)
        runs = make_runs(entries, news, self.today)
        settle_some(news, self.today, self.curator)
        return {"register entries": len(entries), "imports of registers": len(runs)}

    def _enquiries(self) -> dict[str, int]:
        rules = make_rules(teams := make_teams(self.users))
        published = [
            copy.copy(programme) for plan, programme in self.pairs if plan.status == ListingStatus.PUBLISHED
        ]
        sent = make_enquiries(published, self.today)
        hold_conversations(sent, self.users)
        absences = make_absences(self.users, self.today)
        mistakes = make_mistakes(published, self.today, self.staff)
        return {
            "teams": len(teams),
            "routing rules": len(rules),
            "enquiries": len(sent),
            "absences": len(absences),
            "reports of mistakes": len(mistakes),
        }
