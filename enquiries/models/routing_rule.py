from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from enquiries.vocabulary import AskingFor
from places.models import Nation
from programmes.vocabulary import Region, Setting

CHOICES = {"nation": Nation, "region": Region, "setting": Setting, "asking_for": AskingFor}
WHAT = {"asking_for": "who it is for"}


@dataclass(frozen=True)
class Condition:
    """One thing that a rule asks, in words, and whether it holds."""

    words: str
    holds: bool
    # In words: of several programmes it may hold of some.
    verdict: str


def facts_of(programmes: Sequence, asking_for: str) -> list[dict]:
    """What a rule can ask, of each programme of an enquiry; of one about none, the facts about a programme are empty."""
    return [_facts(programme, asking_for) for programme in programmes or (None,)]


def _facts(programme, asking_for: str) -> dict:
    """One value for each condition."""
    facts = dict.fromkeys(RoutingRule.CONDITIONS) | {"asking_for": asking_for}
    if programme is None:
        return facts
    centre = programme.centre
    return facts | {
        "programme": programme.pk,
        "provider": centre.provider_id,
        "nation": centre.nation,
        "region": centre.region,
        "setting": programme.setting,
    }


class RoutingRuleQuerySet(models.QuerySet):
    def in_order(self):
        """As they are tried, with what their words need."""
        return self.select_related("programme", "provider", "team").order_by("position", "pk")


def _any_or(choices, *args, **kwargs) -> models.CharField:
    return models.CharField(*args, max_length=20, choices=choices, blank=True, **kwargs)


class RoutingRule(models.Model):
    """Sends certain enquiries to a team. The first that matches decides."""

    CONDITIONS = ("programme", "provider", "nation", "region", "setting", "asking_for")

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
    asking_for = _any_or(AskingFor, "who it is for", help_text="As the visitor chooses on the form.")
    team = models.ForeignKey("enquiries.Team", models.PROTECT, related_name="rules")

    objects = RoutingRuleQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{name}__in": ["", *choices.values]}),
                name=f"routing_rule_{name}_known",
                violation_error_message=f"Choose {WHAT.get(name, f'the {name}')} from the list, or leave it empty.",
            )
            for name, choices in CHOICES.items()
        ]

    def __str__(self):
        return ", ".join(self.words_of(name) for name in self._asked()) or "Any enquiry"

    def words_of(self, name: str) -> str:
        """One condition as staff read it."""
        if name == "asking_for":
            return f"for “{self.get_asking_for_display()}”"
        return str(getattr(self, f"get_{name}_display")() if name in CHOICES else getattr(self, name))

    def conditions(self, facts: Sequence[dict]) -> list[Condition]:
        """What it asks of an enquiry with these facts (see `facts_of`): nothing, of any."""
        return [self._condition(name, facts) for name in self._asked()]

    def _condition(self, name: str, facts: Sequence[dict]) -> Condition:
        holds = self._holds(name, facts)
        of_how_many = sum(self._holds(name, [one]) for one in facts)
        verdict = "holds" if holds else "does not hold"
        if of_how_many and not holds:
            verdict = f"holds for {of_how_many} of the {len(facts)} programmes, and a rule needs all"
        return Condition(self.words_of(name), holds, verdict)

    def matches(self, facts: Sequence[dict]) -> bool:
        return all(self._holds(name, facts) for name in self._asked())

    def _holds(self, name: str, facts: Sequence[dict]) -> bool:
        """Of every programme: a team that knows one of them alone cannot answer for the rest."""
        return all(self._value(name) == one[name] for one in facts)

    def _asked(self) -> list[str]:
        return [name for name in self.CONDITIONS if self._value(name)]

    def _value(self, name: str):
        return getattr(self, name if name in CHOICES else f"{name}_id")
