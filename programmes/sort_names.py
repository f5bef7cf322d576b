"""Names in an order that is the same on every engine, whatever its collation."""

import re
import unicodedata

from django.db import models

# "The Mill" stands under M.
ARTICLES = re.compile(r"^(the|y|yr) (?=.)")


def sort_name(name: str) -> str:
    """A name as it is sorted: letters and digits only, without accents, capitals or a leading article."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = " ".join(re.findall(r"[a-z0-9]+", plain))
    return ARTICLES.sub("", words)


class SortNameField(models.CharField):
    """Follows `name` at every save, and in `ProgrammeQuerySet.update`. Ordered with `ByByte`."""

    def __init__(self, *args, **kwargs):
        kwargs |= {"max_length": 200, "editable": False, "default": ""}
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        value = sort_name(model_instance.name)[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value


class ByByte(models.Func):
    """A text compared byte by byte; SQLite does so anyway, PostgreSQL is told to."""

    template = "%(expressions)s"

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"', **context)
