"""Parametrar: dated rates, standard values and thresholds, each with its reference; old results stay explainable."""
