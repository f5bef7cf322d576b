"""Calendar arithmetic for rules that count in months."""

import calendar
import datetime

from django.conf import settings


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month so many months earlier, or that month's last day if it has none."""
    year, month0 = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month0 + 1)[1]
    return datetime.date(year, month0 + 1, min(day.day, last))


def last_day_within(day: datetime.date, months: int) -> datetime.date:
    """The last day on which `day` is not more than so many months ago, as `months_before` counts them."""
    last = months_before(day, -months)
    while months_before(last + datetime.timedelta(days=1), months) <= day:
        last += datetime.timedelta(days=1)
    return last


def next_renewal_deadline(day: datetime.date) -> datetime.date:
    """The last day of the registration that is running on `day`.

    Arts therapists renew with the HCPC every two years, by 31 May of even years; the day and
    month are `settings.HCPC_RENEWAL_DEADLINE`.
    """
    month, last_day = settings.HCPC_RENEWAL_DEADLINE
    year = day.year + day.year % 2
    deadline = datetime.date(year, month, last_day)
    return deadline if day <= deadline else datetime.date(year + 2, month, last_day)
