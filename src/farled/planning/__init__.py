"""Handlingsplan: activities and insatser that make a plan's objectives come true, and how they go.

Strategists keep the plan, bodies report. What enters: the rows of an action plan, by hand or read in. What leaves:
status, outcomes and the lower end of the red thread.
"""
