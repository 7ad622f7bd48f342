"""What must hold, a module for each noun."""
