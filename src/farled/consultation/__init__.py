"""Remiss: a draft sent to bodies that answer it, and each remark followed to the text it changed.

Strategists and registrars run the round, bodies and outside organisations answer, handlers treat the remarks. What
enters: a version of a governing document and the decision to consult. What leaves: replies with their stance, a
treatment of every remark, and the passages it changed.
"""
