"""What the product is measured against: plain views over the same rows, and the bare SQL through the driver.

Written before the figures were known; nothing here is imported from the product, and it changes only by decision
(docs/decisions/0009-benchmarks.md). The plain views have the same sign-in and the same middleware of Django and third
parties, set as the product sets them. They have no shell, no access layer, no history and one language.
"""
