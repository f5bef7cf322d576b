"""No tables of its own; Django tells an app of a finished migration only if it has this module."""
