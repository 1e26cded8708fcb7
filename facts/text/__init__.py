"""What a text is made of: sentences, words as tags, and the patterns and inflections that a lexicon builds."""
