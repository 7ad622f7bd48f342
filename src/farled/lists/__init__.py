"""Lists as each person wants them: which columns, in which order, with which filters, saved as views.

Everybody works here. Filters, order and columns enter from a list's address; saved views leave, as addresses. The lists
themselves belong to the rooms, which register them as sheets (``web.own_lists``).
"""
