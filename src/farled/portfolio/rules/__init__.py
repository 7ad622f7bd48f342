"""Who may do what in the room, and what must hold. No writes, no clock."""
