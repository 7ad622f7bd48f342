"""The chassis: page shell, components, tables, forms, charts, refusals, jobs with progress and the typed slots.

It has no models and imports no foundation; what it must be told (who may enter) it is told by ``project``.
"""
