"""Organisation: who is here, in what role, in which body, and what the role may do.

Holds organisations (kommunkoncern, region) side by side, their bodies as a tree, groups and forums, people and the
roles they hold over time. Administrators work here; everybody else meets it as the right to be somewhere.
"""
