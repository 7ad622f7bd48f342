"""How often something is measured, and the periods that makes: years, halves, tertials, quarters or months."""

from datetime import date, timedelta
from enum import StrEnum

from farled.methods.periods import Period, add_months


class Frequency(StrEnum):
    """The periods of a calendar year that are measured. A tertial (tertial, delår) is four months."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    TERTIAL = "tertial"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def per_year(self) -> int:
        """Periods in a year."""
        return _PER_YEAR[self]

    def number(self, day: date) -> int:
        """The number of the period a day lies in; the next period has the next number.

        >>> Frequency.TERTIAL.number(date(2027, 1, 1)) - Frequency.TERTIAL.number(date(2026, 8, 31))
        2
        """
        return day.year * self.per_year + (day.month - 1) * self.per_year // 12

    def period(self, number: int) -> Period:
        """The days of the period with a number.

        >>> Frequency.QUARTER.period(Frequency.QUARTER.number(date(2027, 5, 9)))
        Period(start=datetime.date(2027, 4, 1), end=datetime.date(2027, 6, 30))
        """
        year, nr = divmod(number, self.per_year)
        months = 12 // self.per_year
        start = date(year, nr * months + 1, 1)
        return Period(start, add_months(start, months) - timedelta(days=1))

    def last_day(self, number: int) -> date:
        """The last day of the period with a number."""
        period = self.period(number)
        return period.end or period.start


_PER_YEAR = {
    Frequency.YEAR: 1,
    Frequency.HALF_YEAR: 2,
    Frequency.TERTIAL: 3,
    Frequency.QUARTER: 4,
    Frequency.MONTH: 12,
}
