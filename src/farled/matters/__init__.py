"""Ärenden: cases with diarienummer on their way through organs to a decision.

Registrars and strategists work here. What enters: a programme, plan, motion or assignment. What leaves: decisions with
organ, date and §; whatever is "decided" anywhere in Farled points at one of them.
"""
