"""The calculation library: pure functions over frozen values.

No Django, no files or network, no clock and no translated text, so every function also works in a notebook. Days and
instants come in as arguments. What is wrong with the input is told as values (``farled.methods.problems``), all at
once; the edge turns codes and facts into sentences.
"""
