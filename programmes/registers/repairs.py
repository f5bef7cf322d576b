"""Put right what registers' files are known to spoil. Each gives "" or None for what cannot be read."""

import datetime
import re
from urllib.parse import urlsplit

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from places.postcodes import normalise_postcode
from programmes.models.centres import EARLIEST_RATING, UK_LATITUDES, UK_LONGITUDES

UNITED_KINGDOM = 44
LONGEST_WEBSITE = 200  # characters, as a centre's web address allows
_is_web_address = URLValidator(schemes=["http", "https"])


def clean(text: str) -> str:
    """One line, single spaces, nothing unprintable."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def is_yes(text: str) -> bool:
    """A flag column holds Y or nothing."""
    return text.strip().casefold() in ("y", "yes")


def repair_phone(text: str) -> str:
    """A UK number as +44…, its lost leading 0 put back; "" if it cannot be one.

    Of several numbers in one cell, the first that can be dialled.
    """
    for part in (text, *re.split(r"[/,;&]|\bor\b", text)):
        if number := _dialled(part):
            return number
    return ""


def _dialled(text: str) -> str:
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return ""
    if number.country_code != UNITED_KINGDOM or not phonenumbers.is_valid_number(number):
        return ""
    number.extension = None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def repair_postcode(text: str) -> str:
    """ "ls213ab" is "LS21 3AB"; "" if it is no UK postcode."""
    try:
        return normalise_postcode(text)
    except ValidationError:
        return ""


def repair_website(text: str) -> str:
    """An address with https:// before it if it had no scheme, its host in small letters; "" if it is none."""
    address = text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text}"
    try:
        parts = urlsplit(address)
        address = parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()).geturl()
        _is_web_address(address)
    except (ValidationError, ValueError):
        return ""
    return address if "@" not in parts.netloc and len(address) <= LONGEST_WEBSITE else ""


def repair_coordinates(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Degrees north and east; None if they are no point in the United Kingdom."""
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        return None
    inside = UK_LATITUDES[0] <= north <= UK_LATITUDES[1] and UK_LONGITUDES[0] <= east <= UK_LONGITUDES[1]
    return (north, east) if inside else None


def read_date(text: str) -> datetime.date | None:
    """From "31/08/2026", "2026-08-31" or "2026-08-31T00:00:00"; None for no date, or one out of all reason."""
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            day = datetime.datetime.strptime(text.split("T")[0].strip(), form).date()
        except ValueError:
            continue
        return day if day >= EARLIEST_RATING else None
    return None


def company_id(number: str) -> str:
    """GB-COH- and the eight characters of Companies House, lost zeros put back; "" if it is none."""
    match = re.fullmatch(r"([A-Z]{2}|[0-9]{0,2})([0-9]{1,6})", number.replace(" ", "").upper())
    if not match or (not int(match[2]) and not match[1].strip("0")):
        return ""
    prefix, digits = match.groups()
    whole = f"{prefix}{digits.zfill(6)}" if prefix.isalpha() else f"{prefix}{digits}".zfill(8)
    return f"GB-COH-{whole}"


def charity_id(number: str) -> str:
    """The number with the prefix of its register: GB-CHC-, GB-SC- or GB-NIC-; "" if it is none."""
    text = number.replace(" ", "").upper()
    if re.fullmatch(r"SC[0-9]{6}", text):
        return f"GB-SC-{text}"
    if match := re.fullmatch(r"(?:NIC?)?([0-9]{6})", text) if text.startswith("NI") else None:
        return f"GB-NIC-{match[1]}"
    return f"GB-CHC-{text}" if re.fullmatch(r"[1-9][0-9]{5,6}", text) else ""
