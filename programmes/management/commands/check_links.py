from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from programmes.links.run import EVERY, NothingAnswered, due_addresses, forget_unused, visit_all
from programmes.links.visit import Visitor
from programmes.models import Catalogue, Link, LinkState
from programmes.progress import Bar


class Command(BaseCommand):
    help = (
        f"Visit the web addresses that listings name, each once in {EVERY} days, and fill the queue of broken "
        "links. Run it daily: what fails is visited again on another day before it counts as broken."
    )

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="visit what was visited lately too")

    def handle(self, *args, **options):
        if Catalogue.is_demo():
            raise CommandError("The listings here are invented: there is no address to visit.")
        today = timezone.localdate()
        forgotten = forget_unused()
        due = due_addresses(today, everything=options["all"])
        for line in self._visit(due, today):
            self.stdout.write(line)
        self.stdout.write(f"addresses that no listing names any more, forgotten: {forgotten}")
        self.stdout.write(f"broken: {Link.objects.broken().count()}")

    def _visit(self, due, today) -> list[str]:
        bar = Bar("addresses")
        try:
            counts = visit_all(due, Visitor(), today, lambda done: bar.draw(done / len(due), done))
        except NothingAnswered:
            raise CommandError(
                "Not one of them answered: look at this machine's own network. Nothing was kept."
            ) from None
        finally:
            bar.clear()
        found = [f"  {LinkState(state).label}: {n}" for state, n in counts.most_common()]
        return [f"visited: {len(due)}", *found]
