"""An unknown file becomes a proposed layout, and a known layout a proposed edit, for a person to approve."""

from pipeline.propose.profile import Delivered, Profile, find_heading_row, profile_table
from pipeline.propose.station import Proposed, propose_layout

__all__ = ["Delivered", "Profile", "Proposed", "find_heading_row", "profile_table", "propose_layout"]
