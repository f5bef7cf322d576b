"""Therapists who agreed to be named, and nobody else."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from therapists.models import RegisterCheck, Therapist
from therapists.names_in_text import private_names, surname
from therapists.standing import look_in_words, standing_of


def _public():
    """Therapists who agreed, each with `checks_newest_first`."""
    checks = RegisterCheck.objects.with_state(timezone.localdate()).newest_first()
    return Therapist.objects.public().prefetch_related(
        Prefetch("register_checks", checks, to_attr="checks_newest_first")
    )


def therapist_list(request):
    """Those registered for music under a check in date first, then everybody else."""
    people = sorted(_public(), key=lambda one: (surname(one.name), one.name))
    therapists = [(therapist, standing_of(therapist.checks_newest_first)) for therapist in people]
    context = {
        "section": "therapists",
        "registered": [pair for pair in therapists if pair[1].is_registered],
        "others": [pair for pair in therapists if not pair[1].is_registered],
    }
    return render(request, "therapists/list.html", context)


def therapist_detail(request, slug: str):
    """A person who did not agree to be named has no page; whoever withdrew has one no more (410)."""
    if Therapist.objects.withdrawn().filter(slug=slug).exists():
        return render(request, "therapists/gone.html", {"section": "therapists"}, status=410)
    therapist = get_object_or_404(_public(), slug=slug)
    today = timezone.localdate()
    posts = therapist.appointments.open(today).at_published()
    confirmed = set(posts.confirmed(today).values_list("programme", flat=True))
    # Each once: a person can hold two posts at one programme.
    programmes = {post.programme_id: post.programme for post in posts.select_related("programme__centre")}
    standing = standing_of(therapist.checks_newest_first)
    context = {
        "section": "therapists",
        "therapist": therapist,
        "approaches": private_names().free(therapist.approaches, besides=therapist.name),
        "standing": standing,
        "look": look_in_words(standing.check) if standing.check else "",
        "programmes": [one for pk, one in programmes.items() if pk in confirmed],
        "said_to_work_at": [one for pk, one in programmes.items() if pk not in confirmed],
    }
    return render(request, "therapists/detail.html", context)
