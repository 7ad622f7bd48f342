"""Riktning: governing documents and the objectives they hold.

Strategists and body editors work here. What enters: programmes, plans, policies and guidelines with their metadata.
What leaves: objectives in force, which everything later in the loop points at, and the chain between documents.
"""
