"""Whether this is a demonstration."""


def demonstration(request) -> dict:
    return {}
