"""Behov och initiativ: ideas and needs, what already meets them, and the changes that are begun because of them.

Everybody who works here gives ideas; coaches and strategists consider them; bodies own initiatives, and suppliers
carry them out. What enters: needs, and the rules and checks of each tier. What leaves: initiatives with an owner, an
end and objectives in the red thread, ready to be valued and decided on, and the register of uses of AI.
"""
