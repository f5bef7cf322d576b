class RegisterFileError(Exception):
    """A file that cannot be imported. The message is one sentence for whoever chose the file."""


class ShrunkFileError(RegisterFileError):
    """A file that holds so few services that somebody has to say it is right. Its message has no full stop."""
