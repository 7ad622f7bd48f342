"""What rooms put of the red thread on their own pages."""
