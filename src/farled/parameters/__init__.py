"""Parametrar: dated rates, standard values and thresholds, each with its reference, so that old results stay explainable."""
