"""Who says so: the speakers of a sentence, and the spans that each of them speaks for."""
