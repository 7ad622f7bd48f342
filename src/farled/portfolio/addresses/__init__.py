"""Addresses of each noun."""
