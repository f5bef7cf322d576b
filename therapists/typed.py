"""The text of a field, also where another rule has refused it: a text that breaks two rules is told both at once."""

from django.forms import Form


def typed(form: Form, name: str) -> str:
    """What was typed; empty if nothing was, or the form has no such field."""
    if name in form.cleaned_data:
        return form.cleaned_data[name] or ""
    return (form[name].data or "") if name in form.fields else ""
