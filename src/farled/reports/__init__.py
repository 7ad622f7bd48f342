"""Word, PDF and Excel.."""
