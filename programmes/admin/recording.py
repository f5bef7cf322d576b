from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from programmes.admin.check_form import NOTHING_AT_ALL, NOTHING_CHANGED, CheckForm
from programmes.admin.next_steps import Next
from programmes.admin.object_views import ObjectViewsMixin
from programmes.checking import CLOSED_REFUSAL, TopicState, takes_checks, topic_states
from programmes.models import Centre
from programmes.registers.differences import alerts_at


def may_record(request: HttpRequest) -> bool:
    return request.user.has_perm("programmes.add_factcheck")


class RecordingMixin(ObjectViewsMixin):
    """“Record a check”, apart from Save; and on the change page, how each topic stands and what its register says against it."""

    object_views = {"check": "check_view"}

    class Media:
        js = ["admin-unsaved.js"]

    def check_view(self, request: HttpRequest, subject):
        if not may_record(request):
            raise PermissionDenied
        if not takes_checks(subject):
            messages.error(request, CLOSED_REFUSAL)
            return self.to_change_page(subject)
        form = CheckForm(request.POST if request.method == "POST" else None, subject=subject)
        if form.is_bound and form.is_valid():
            recorded = form.record(request.user)
            if recorded:
                topics = ", ".join(check.get_topic_display() for check in recorded)
                self.log_change(request, subject, f"Checked: {topics}")
                messages.success(request, f"Recorded: {topics}.")
                return self.to_change_page(subject)
        context = self.page_context(request, subject, "Record a check") | {
            "form": form,
            "subtitle": str(subject),
            "nothing_changed": NOTHING_CHANGED,
            "nothing_at_all": NOTHING_AT_ALL if len(form.short_topics()) < len(form.states) else "",
        }
        return TemplateResponse(request, "admin/programmes/record_check.html", context)

    def as_stored(self, request: HttpRequest, subject):
        """A form that was refused has written what was typed into `subject`, and nothing of it is so."""
        return self.get_queryset(request).get(pk=subject.pk) if request.method == "POST" else subject

    def next_step(self, subject, states: list[TopicState]) -> Next | None:
        """What to do next with it; None if nothing waits."""
        raise NotImplementedError

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            key = self.opts.model_name
            obj = self.as_stored(request, obj)
            context["topic_states"] = topic_states(obj)
            centre = obj if isinstance(obj, Centre) else obj.centre
            if self.has_change_permission(request, obj):
                context["next"] = self.next_step(obj, context["topic_states"])
            context["alerts"] = alerts_at([centre]).get(centre.pk, [])
            context["all_checks"] = (
                reverse("admin:programmes_factcheck_changelist") + f"?{key}__id__exact={obj.pk}"
            )
            if may_record(request) and takes_checks(obj):
                context["check_address"] = reverse(f"admin:programmes_{key}_check", args=[obj.pk])
        return super().render_change_form(request, context, add, change, form_url, obj)
