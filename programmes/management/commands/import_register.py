from contextlib import closing
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from programmes.models import Register
from programmes.progress import Bar
from programmes.registers.importing import import_file
from programmes.registers.refusal import RegisterFileError, ShrunkFileError
from programmes.registers.report import Report

REGISTERS = {register.value.replace("_", "-"): register for register in Register}


class Command(BaseCommand):
    help = (
        "Read a public register's file into leads for staff to judge. Rows skipped for the same reason share "
        "a line; --verbosity 2 gives each its own. docs/registers.md says more."
    )

    def add_arguments(self, parser):
        parser.add_argument("register", choices=sorted(REGISTERS))
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="report, and write nothing")
        parser.add_argument(
            "--force", action="store_true", help="import even if over a fifth of the services are missing"
        )

    def handle(self, *args, register, file, dry_run, force, verbosity=1, **options):
        with closing(Report()) as report:
            self._import(REGISTERS[register], file, report, dry_run=dry_run, force=force)
            for line in report.lines(each_row=verbosity > 1):
                self.stdout.write(line)
            for label, count in report.counts().items():
                self.stdout.write(f"{label}: {count}")
        if dry_run:
            self.stdout.write("Nothing was written: this was a dry run.")

    def _import(self, register: Register, file: Path, report: Report, **options) -> None:
        bar = Bar("rows")
        try:
            import_file(register, file, report, progress=bar.draw, **options)
        except ShrunkFileError as error:
            raise CommandError(f"{error}: if that is right, import it again with --force.") from error
        except RegisterFileError as error:
            raise CommandError(str(error)) from error
        finally:
            bar.clear()
