"""Where and when: the places and days that a text names, resolved offline."""
