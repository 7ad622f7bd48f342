"""Nytta: what was promised, who takes it home in the line, what was measured, and what others can learn from it.

Line owners accept benefits, measure them on their days and answer for them after the project is gone. What enters: the
benefits of granted cases. What leaves: realised against promised, budget effects followed, decisions on serious
deviations and lessons that any body finds; the last part of the red thread.
"""
