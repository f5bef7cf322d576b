"""Rows by thousands of keys: `IN` has a parameter for each, which takes longer to send than the rows to find."""

import json

from django.db.models import Lookup, UUIDField


@UUIDField.register_lookup
class Among(Lookup):
    """`pk__among=keys`, each as 32 hexadecimal digits: one parameter for all."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        among = f"{column} IN (SELECT value FROM json_each(%s))"  # noqa: S608  (a column of ours)
        return among, [*params, json.dumps(self.rhs)]

    def as_postgresql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::uuid[])", [*params, list(self.rhs)]
