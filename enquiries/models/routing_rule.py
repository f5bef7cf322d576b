from django.db import models
from django.db.models import Q

from places.models import Nation
from programmes.vocabulary import Region, Setting


def facts_of(programme) -> dict:
    """What a rule can ask about a programme: one value for each condition. All empty without one."""
    if programme is None:
        return dict.fromkeys(RoutingRule.CONDITIONS)
    centre = programme.centre
    return {
        "programme": programme.pk,
        "provider": centre.provider_id,
        "nation": centre.nation,
        "region": centre.region,
        "setting": programme.setting,
    }


class RoutingRuleQuerySet(models.QuerySet):
    def that_match(self, programme):
        """Rules whose every condition holds for `programme`; without one, the rules with no condition."""
        rules = self
        for name, value in facts_of(programme).items():
            unset = Q(**{name: ""}) if name in RoutingRule.WORDS else Q(**{f"{name}__isnull": True})
            rules = rules.filter(unset | Q(**{name: value}) if value else unset)
        return rules


def _any_or(choices) -> models.CharField:
    return models.CharField(max_length=20, choices=choices, blank=True)


class RoutingRule(models.Model):
    """Sends enquiries about certain programmes to a team. The first that matches decides."""

    WORDS = ("nation", "region", "setting")
    CONDITIONS = ("programme", "provider", *WORDS)

    position = models.PositiveSmallIntegerField(
        default=100, help_text="Rules are tried from the lowest number up; the first that matches decides."
    )
    # Cascades: a rule that lost its condition would take every enquiry.
    programme = models.ForeignKey(
        "programmes.Programme", models.CASCADE, null=True, blank=True, related_name="+"
    )
    provider = models.ForeignKey(
        "programmes.Provider", models.CASCADE, null=True, blank=True, related_name="+"
    )
    nation = _any_or(Nation)
    region = _any_or(Region)
    setting = _any_or(Setting)
    team = models.ForeignKey("enquiries.Team", models.PROTECT, related_name="rules")

    objects = RoutingRuleQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{name}__in": ["", *choices.values]}),
                name=f"routing_rule_{name}_known",
                violation_error_message=f"Choose the {name} from the list, or leave it empty.",
            )
            for name, choices in [("nation", Nation), ("region", Region), ("setting", Setting)]
        ]

    def __str__(self):
        parts = [str(self.programme or ""), str(self.provider or "")]
        parts += [getattr(self, f"get_{name}_display")() for name in self.WORDS]
        return ", ".join(filter(None, parts)) or "Any enquiry"
