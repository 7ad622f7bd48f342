"""The pages of the organisation: bodies, groups, people and their roles; and the choice of organisation."""
