"""Lists there and back: a sheet as a workbook, the workbook read again in a process apart, and what differs.

The way of a list: `writing` (the workbook) → somebody's spreadsheet program → `workbook` (read apart, under limits) →
`comparing` (cells that differ, and what is wrong with them) → `doing` (the room's own acts, row by row).
"""
