"""Portfölj: money decided for a purpose, what competes for it, why the best set is the best, and who granted it.

Bodies apply with a submitted case; coaches help them; groups score; the selection desk proposes and explains; the
right body for the sum grants. What enters: initiatives that are ready, and their cases. What leaves: grants with
conditions and tranches, each booked on a frame that is never overdrawn, and the balance of what is paid for.
"""
