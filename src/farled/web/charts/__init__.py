"""Charts drawn on the server as small SVG: frozen values in, a picture with sentence, text alternative and figures out.

``shares`` (how a whole is divided), ``stacks`` (how several are), ``bars`` (amounts side by side), ``series``
(development over time), ``points`` (places in a plane) and ``plan``
(a Gantt). On a page: ``{% chart chart %}``. In a document: ``standalone(chart)``, an SVG with literal colours.
"""

from farled.web.charts.bars import Bar, bars
from farled.web.charts.chart import DOCUMENT_WIDTH, Chart, Key, Table, standalone
from farled.web.charts.plan import Plan, Task, plan
from farled.web.charts.points import Axis, Dot, points
from farled.web.charts.series import Line, series
from farled.web.charts.shares import Slice, shares
from farled.web.charts.stacks import Stack, stacks

__all__ = [
    "DOCUMENT_WIDTH",
    "Axis",
    "Bar",
    "Chart",
    "Dot",
    "Key",
    "Line",
    "Plan",
    "Slice",
    "Stack",
    "Table",
    "Task",
    "bars",
    "plan",
    "points",
    "series",
    "shares",
    "stacks",
    "standalone",
]
