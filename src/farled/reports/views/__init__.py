"""The pages of reports, and of the Word templates they are written in."""
