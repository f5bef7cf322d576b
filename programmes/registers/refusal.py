class RegisterFileError(Exception):
    """A file that cannot be imported. The message is one sentence for whoever chose the file."""
