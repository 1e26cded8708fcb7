"""The whole way from a document to its claims, on one screen."""

from facts.lexicon import Lexicon, load
from facts.model import Document, Extraction


def extract(document: Document, *, lexicon: Lexicon | None = None) -> Extraction:
    """Return what one document says in numbers: claims, what was refused, and the events they speak of.

    A pure function of the document: title first, then text, each in text order. News text never raises;
    LexiconError where the document's language has no lexicon.
    """
    # Imported here: `import facts`, and so `facts --help`, need none of what reads a text.
    from facts.claims.events import group
    from facts.claims.fields import read_field
    from facts.claims.outset import Outset
    from facts.claims.titles import with_totals
    from facts.claims.wholes import with_wholes

    lexicon = lexicon or load(document.language)
    seen: set[str] = set()
    outset = Outset()
    claims, refused = [], []
    for field, text in (("title", document.title), ("text", document.text)):
        if text:
            some, others = read_field(document, field, text, lexicon, seen=seen, outset=outset)  # type: ignore[arg-type]
            claims += some
            refused += others
    grouped, events = group(document, with_totals(claims), outset, lexicon)
    return Extraction(document, with_wholes(grouped, lexicon), tuple(refused), events)
