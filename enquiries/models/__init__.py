from enquiries.models.enquiry import Enquiry
from enquiries.models.outgoing_mail import OutgoingMail
from enquiries.models.routing_rule import RoutingRule
from enquiries.models.team import Team

__all__ = ["Enquiry", "OutgoingMail", "RoutingRule", "Team"]
