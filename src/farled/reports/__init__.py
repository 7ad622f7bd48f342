"""Rapporter: what the loop knows, composed into documents for those who read on paper or in their own programs.

Strategists order a follow-up report or an activity list; councillors and auditors do too. What enters: figures and
texts of the plans, as the one who orders may see them. What leaves: Word, PDF and Excel, kept as files.
"""
