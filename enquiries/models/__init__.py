from enquiries.models.absence import Absence
from enquiries.models.also_about import AlsoAbout
from enquiries.models.audit_record import AuditRecord
from enquiries.models.enquiry import Enquiry
from enquiries.models.entry import Entry
from enquiries.models.mistake_report import MistakeReport
from enquiries.models.outgoing_mail import OutgoingMail
from enquiries.models.routing_rule import RoutingRule
from enquiries.models.sender_count import SenderCount
from enquiries.models.team import Team

__all__ = [
    "Absence",
    "AlsoAbout",
    "AuditRecord",
    "Enquiry",
    "Entry",
    "MistakeReport",
    "OutgoingMail",
    "RoutingRule",
    "SenderCount",
    "Team",
]
