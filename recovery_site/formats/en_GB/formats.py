"""Times by the 24-hour clock, as templates write them too: Django's own British English says “12:39 p.m.”."""

TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
