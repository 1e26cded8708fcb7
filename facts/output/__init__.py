"""What the command line prints: JSON lines, CSV, and tables for a desk."""
