"""The one page on which every figure explains itself (hur då?).

Everybody works here. What enters is which figure is asked about, of what and for which day; what leaves is its value,
how it is counted in words, the rows it is counted of, the parameters it rests on and who decided them: as a page, as
JSON and as a workbook. The figures belong to the rooms, which register them (``web.explained``).
"""
