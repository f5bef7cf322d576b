"""What a curator does with people and with the HCPC register."""

from therapists.admin import people, register_checks

__all__ = ["people", "register_checks"]
