"""Looking people up on the register, one after the other: name and number, outcome, next."""

from django.contrib import messages
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from therapists.admin.consequences import tell_what_changed, who_leads_where
from therapists.forms import LookUpForm
from therapists.models import RegisterCheck, Therapist

# Open to anyone, by surname or number; it has no stable address for one person.
HCPC_REGISTER = "https://www.hcpc-uk.org/check-the-register/"
BATCH, ONE = "therapists_therapist_look_up_next", "therapists_therapist_look_up"


class LookUpMixin(ModelAdmin):
    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("look-up/", wrap(self.next_view), name=BATCH),
            path("<uuid:pk>/look-up/", wrap(self.look_up_view), name=ONE),
            *super().get_urls(),
        ]

    def next_view(self, request: HttpRequest) -> HttpResponse:
        """The person whose look is oldest; nobody left leads back to the list."""
        _require_permission(request)
        return _to(request, _queue()[:1])

    def look_up_view(self, request: HttpRequest, pk) -> HttpResponse:
        _require_permission(request)
        therapist, queue = get_object_or_404(Therapist, pk=pk), _queue()
        look = therapist.register_checks.newest_first().select_related("checked_by").first()
        check = RegisterCheck(therapist=therapist, checked_by=request.user)
        form = LookUpForm(request.POST if request.method == "POST" else None, instance=check, last_look=look)
        if request.method == "POST" and form.is_valid():
            self._record(request, form, therapist)
            return _to(request, _after(pk, queue))
        context = {
            **self.admin_site.each_context(request),
            "title": "Look up on the register",
            "subtitle": str(therapist),
            "opts": self.opts,
            "media": self.media,
            "original": therapist,
            "form": form,
            "look": look,
            "left": len(queue),
            "skip_to": _after(pk, queue)[:1],
            "places": list(who_leads_where(therapist).values()),
            "register": HCPC_REGISTER,
        }
        return TemplateResponse(request, "admin/therapists/therapist/look_up.html", context)

    def _record(self, request: HttpRequest, form: LookUpForm, therapist: Therapist) -> None:
        before = who_leads_where(therapist)
        check = form.save()
        self.log_change(request, therapist, f"Looked up on the register: {check}")
        messages.success(request, f"Recorded of “{therapist}”: {check.get_status_display()}.")
        tell_what_changed(request, therapist, before)


def _require_permission(request: HttpRequest) -> None:
    if not request.user.has_perm("therapists.add_registercheck"):
        raise PermissionDenied


def _queue() -> list:
    return list(Therapist.objects.to_look_up(timezone.localdate()).values_list("pk", flat=True))


def _after(pk, queue: list) -> list:
    """The others in the order of the queue, from the one after `pk` on and round to the one before."""
    place = queue.index(pk) if pk in queue else -1
    return queue[place + 1 :] + queue[: max(place, 0)]


def _to(request: HttpRequest, people: list) -> HttpResponseRedirect:
    if people:
        return HttpResponseRedirect(reverse(f"admin:{ONE}", args=people[:1]))
    messages.success(request, "Nobody is left to look up on the register.")
    return HttpResponseRedirect(reverse("admin:therapists_therapist_changelist"))
