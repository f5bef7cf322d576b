"""Files of public registers, uploaded in the admin: checked by the worker, then imported as the command does."""
