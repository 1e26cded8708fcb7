"""What each quantity of a sentence counts, and of whom: frames of the lexicon over a sentence of tags."""
