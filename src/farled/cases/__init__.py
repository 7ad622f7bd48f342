"""Nyttokalkyl: what a change costs whom and when, what it gives whom and when, and who stands for the figures.

Bodies calculate their initiatives in numbered versions; each body accepts by itself what it will pay every year; an
appraiser who is not the applicant values the same lines anew, and both valuations stay in sight. What enters:
initiatives and dated standard rates. What leaves: submitted versions that portfolios choose among and that benefits
are held against.
"""
