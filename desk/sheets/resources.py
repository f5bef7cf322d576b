"""The columns of each spreadsheet. What is not named here neither leaves nor enters by one."""

from import_export import fields, resources

from desk.sheets.widgets import TextWidget, widget_for
from programmes.models import Centre, Programme
from therapists.models import Therapist


class ListingResource(resources.ModelResource):
    """`to_read`: columns that help to read the file, and that an import refuses to change."""

    to_read: tuple[str, ...] = ()

    @classmethod
    def field_from_django_field(cls, field_name, django_field, readonly):
        return fields.Field(django_field.attname, field_name, widget_for(django_field), readonly=readonly)


class ProgrammeResource(ListingResource):
    to_read = ("status", "centre_name")
    centre_name = fields.Field("centre__name", "centre_name", TextWidget(), readonly=True)

    class Meta:
        model = Programme
        fields = (
            "id",
            "status",
            "name",
            "slug",
            "centre",
            "centre_name",
            "led_by_claim",
            "frequency",
            "sessions_per_week",
            "session_minutes",
            "role_in_treatment",
            "aftercare",
            "aftercare_frequency",
            "aftercare_length",
            "aftercare_months",
            "aftercare_place",
            "aftercare_price",
            "music_format",
            "music_online",
            "activities",
            "has_assessment",
            "follows_sessions",
            "asks_about_craving",
            "craving_policy",
            "treats",
            "open_to",
            "ages",
            "takes_from",
            "takes_from_area",
            "setting",
            "shortest_stay_days",
            "longest_stay_days",
            "detox_on_site",
            "waiting_time",
            "languages",
            "access",
            "funding",
            "price_from",
            "price_to",
            "price_includes",
            "leaving_early",
            "summary",
            "description",
        )


class CentreResource(ListingResource):
    to_read = ("provider_name",)
    provider_name = fields.Field("provider__name", "provider_name", TextWidget(), readonly=True)

    class Meta:
        model = Centre
        fields = (
            "id",
            "name",
            "provider",
            "provider_name",
            "phone",
            "email",
            "website",
            "street",
            "town",
            "county",
            "postcode",
            "nation",
            "region",
            "coordinates_from",
            "latitude",
            "longitude",
            "regulator",
            "registration_id",
            "rating",
            "rating_on",
        )


class TherapistResource(ListingResource):
    class Meta:
        model = Therapist
        fields = ("id", "name", "slug", "hcpc_number", "approaches")
