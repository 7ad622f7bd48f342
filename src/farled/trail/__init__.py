"""Historik: who did what, for whom, when and why, with old and new value; append-only and chained by hash.

What enters: every act of every room, in the act's own transaction. What leaves: the history of a record, the log of an
organisation, and any governed record "as of" an instant. Subjects are stored by kind, id and name at the time, without
foreign keys, so the history survives what it tells about.
"""
