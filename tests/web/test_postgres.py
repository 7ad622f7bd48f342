"""A connection to PostgreSQL weighs few orders of joins, since Django writes them in one that will do."""

import pytest
from django.db import connection


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="how PostgreSQL plans")
@pytest.mark.parametrize("limit", ["join_collapse_limit", "from_collapse_limit"])
def test_a_connection_weighs_the_order_of_four_tables_at_a_time(limit: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {limit}")
        assert cursor.fetchone() == ("4",)
