"""Målkedja: the red thread. Everything worth doing is a node, everything that says why is an edge.

What enters: nodes and edges placed by the rooms' acts, in the same transaction as the row itself. What leaves: for any
node, in both directions and at any date: why does this exist, what comes of it, where is the thread broken.
"""
