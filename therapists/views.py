"""Therapists who agreed to be named, and nobody else."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from therapists.models import RegisterCheck, Therapist
from therapists.standing import standing_of


def _public():
    """Therapists who agreed, each with `checks_newest_first`."""
    checks = RegisterCheck.objects.with_state(timezone.localdate()).newest_first()
    return Therapist.objects.public().prefetch_related(
        Prefetch("register_checks", checks, to_attr="checks_newest_first")
    )


def therapist_list(request):
    therapists = [(therapist, standing_of(therapist.checks_newest_first)) for therapist in _public()]
    return render(request, "therapists/list.html", {"section": "therapists", "therapists": therapists})


def therapist_detail(request, slug: str):
    """A person who did not agree to be named has no page; whoever withdrew has one no more (410)."""
    if Therapist.objects.withdrawn().filter(slug=slug).exists():
        return render(request, "therapists/gone.html", {"section": "therapists"}, status=410)
    therapist = get_object_or_404(_public(), slug=slug)
    posts = therapist.appointments.open(timezone.localdate()).at_published()
    # Each once: a person can hold two posts at one programme.
    programmes = {post.programme_id: post.programme for post in posts.select_related("programme__centre")}
    context = {
        "section": "therapists",
        "therapist": therapist,
        "standing": standing_of(therapist.checks_newest_first),
        "programmes": programmes.values(),
    }
    return render(request, "therapists/detail.html", context)
