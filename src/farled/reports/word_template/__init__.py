"""An organisation's own Word template: what it may hold, what it says, how a paper is poured into it.

Nothing in a template is computed: a placeholder is a name in double braces, and there are no others than those in
``placeholders``. Everything that opens a template runs in a process of its own (``python -m`` this package), asked by
``apart``; it knows no Django. The way of a template: ``package`` (is it safe?) → ``reading`` (which placeholders, and
where?) → ``styles`` (what is what in it?) → ``filling`` and ``pouring`` (the paper).
"""
