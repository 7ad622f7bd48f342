"""Imports (inläsning): a plan from Word, PDF, Excel or text becomes draft rows that a person confirms.

Enters: a file. Leaves: activities, outcomes and insatser created through the acts of `planning`, beside their source.
"""
