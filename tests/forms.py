"""Fill in a form the way a browser does: everything the page holds, and what the test changes."""


def form_data(response, **changes) -> dict:
    """What the admin's change form on this page would send, with `changes` typed over it."""
    context = response.context
    forms = [context["adminform"].form]
    for inline in context.get("inline_admin_formsets", []):
        forms += [inline.formset.management_form, *inline.formset.forms]
    data = {}
    for form in forms:
        data |= {field.html_name: _sent(field) for field in form if not field.field.disabled}
    return {name: value for name, value in (data | changes).items() if value is not None}


def _sent(field):
    value = field.value()
    widget = field.field.widget
    widget = getattr(widget, "widget", widget)  # the admin wraps the choice of another table's rows
    if getattr(widget, "allow_multiple_selected", False):
        return list(value or ())
    return "" if value is None else str(value)


def errors(response) -> str:
    context = response.context
    found = [context["adminform"].form.errors]
    for inline in context["inline_admin_formsets"]:
        found += [*inline.formset.errors, inline.formset.non_form_errors()]
    return " ".join(str(error) for error in found)
