"""Whether this is a demonstration."""


def demonstration(request) -> dict:  # noqa: ARG001
    return {}
