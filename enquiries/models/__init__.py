from enquiries.models.absence import Absence
from enquiries.models.daily_count import DailyCount
from enquiries.models.enquiry import Enquiry
from enquiries.models.entry import Entry
from enquiries.models.mistake_report import MistakeReport
from enquiries.models.outgoing_mail import OutgoingMail
from enquiries.models.routing_rule import RoutingRule
from enquiries.models.team import Team

__all__ = [
    "Absence",
    "DailyCount",
    "Enquiry",
    "Entry",
    "MistakeReport",
    "OutgoingMail",
    "RoutingRule",
    "Team",
]
