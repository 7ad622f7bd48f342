"""How PostgreSQL plans our queries: Django writes joins outwards from the row asked for, and that order will do.

A list joins some fifteen tables along foreign keys, each a row by its key. To weigh the orders of eight of them took
PostgreSQL 28 ms for the ledger and 42 ms for the queue of applications, four times what the query itself takes. To
weigh four takes 5 and 8, and no page that is measured runs slower for it.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

FEW_ORDERS = "SET join_collapse_limit = 4; SET from_collapse_limit = 4"  # where PostgreSQL's own choice is eight


def plan_quickly(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Receiver of Django's ``connection_created``: tell a new PostgreSQL connection how much to weigh."""
    if connection.vendor == "postgresql":
        connection.connection.execute(FEW_ORDERS)
