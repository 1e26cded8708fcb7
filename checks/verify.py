"""A claim in words against texts or the store → a verdict with its evidence (CODEBOOK, section 5)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING

from checks.copies import witnesses
from checks.explain import quote
from checks.gate import as_of as true_on
from checks.model import Comparison, Evidence, Reason, Relation, Verdict, VerdictKind
from checks.verifying.contrasted import answers
from checks.verifying.contrasts import Contrast, compares, only
from checks.verifying.dated import dates, matched_dates, settles
from checks.verifying.differing import other_name
from checks.verifying.findings import Finding, dated, found_in
from checks.verifying.homes import firm, of_homes, of_one_home
from checks.verifying.standing import standing
from checks.verifying.statements import statements
from checks.verifying.stems import stems
from checks.verifying.told import Statement
from facts.extract import extract
from facts.lexicon import Lexicon, load
from facts.model import Document, Extraction, SkipReason

if TYPE_CHECKING:
    from facts.store import Store

_SUPPORTED, _REFUTED = VerdictKind.SUPPORTED, VerdictKind.REFUTED
_CONFLICTING, _OPEN = VerdictKind.CONFLICTING, VerdictKind.NOT_ENOUGH_EVIDENCE
_MOST = 5  # stored claims shown that state the number of a claim without a place


def verify(claim: Document, evidence: "Sequence[Extraction] | Store", *, as_of: date | None = None) -> Verdict:
    """Return whether the evidence supports the claim, refutes it, does both, or decides nothing.

    Evidence later than `as_of` (else the claim's own date) is shown as hindsight and decides nothing.
    Of several numbers one refuted refutes the claim; all must be supported to support it.
    """
    lexicon = load(claim.language)
    query = extract(claim, lexicon=lexicon)
    told = statements(query, lexicon)
    every = [each for each in told if each.kind is not SkipReason.ORDINAL or not each.stretch]
    asked = [each for each in every if not each.claim.quantity.implied and each.kind is not SkipReason.ORDINAL]
    cutoff = as_of or _day(claim.published)
    if contrast := only(query, [each.claim.quantity for each in asked], lexicon):
        findings = _of_contrast(contrast, evidence, lexicon)
        if contrast.firm or any(each.verdict is not _OPEN for each in findings):
            return _weighed(claim, [findings], lexicon, cutoff)
    if not asked and not compares(claim.text, lexicon) and (days := dates(claim, lexicon)):
        return _of_dates(claim, days, evidence, lexicon, cutoff)
    asked = asked or [each for each in every if each.kind is SkipReason.ORDINAL] or every
    if not asked:
        return Verdict(claim.id, _OPEN, Reason.UNKNOWN, _words(_OPEN, Reason.UNKNOWN, None, lexicon), cutoff=cutoff)
    return _weighed(claim, _of_numbers(query, asked, evidence), lexicon, cutoff)


def _of_numbers(
    query: Extraction, asked: Sequence[Statement], evidence: "Sequence[Extraction] | Store"
) -> list[list[Finding]]:
    """Return what the evidence says to each number of a claim."""
    if isinstance(evidence, Sequence):
        found = _found(query, asked, [() if other_name(query, each) else statements(each) for each in evidence])
    else:
        found = _of_store(query, asked, evidence)
    return [some or [Finding(_OPEN, Reason.UNKNOWN, each.claim)] for some, each in zip(found, asked, strict=True)]


def _found(query: Extraction, asked: Sequence[Statement], told: Iterable[Sequence[Statement]]) -> list[list[Finding]]:
    """Return what the statements of documents say to each number of a claim."""
    by_document = [found_in(query.document, asked, each) for each in told]
    return [[each for findings in by_document for each in findings[place]] for place in range(len(asked))]


def _of_store(query: Extraction, asked: Sequence[Statement], store: "Store") -> list[list[Finding]]:
    """Return what the store says to each number of a claim: its claims of happenings where and when the claim says."""
    from checks.stored import matching

    texts, homes = matching(store, [statement.claim for statement in asked])
    if not texts:
        return _unbound(store, asked)
    there = frozenset(stem for each in asked for stem in stems(each.claim.place or "", load()))
    told = [of_homes(statements(each), homes, there) for each in texts if not other_name(query, each)]
    return [of_one_home(list(map(firm, findings)), homes) for findings in _found(query, asked, told)]


def _unbound(store: "Store", asked: Sequence[Statement]) -> list[list[Finding]]:
    """Return stored claims of the number asked for where the claim names no place: they may be of any happening."""
    from checks.stored import same_number

    return [
        []
        if each.claim.place
        else [Finding(_OPEN, Reason.UNKNOWN, each.claim, given) for given in same_number(store, each.claim, most=_MOST)]
        for each in asked
    ]


def _of_contrast(asked: Contrast, evidence: "Sequence[Extraction] | Store", lexicon: Lexicon) -> list[Finding]:
    """Return what the evidence says to two amounts that a claim sets against each other."""
    texts = evidence if isinstance(evidence, Sequence) else _stored(evidence, asked)
    found = [
        Finding(each.verdict, each.reason, asked.claim, each.given, (each.other,) if each.other else ())
        for each in answers(asked, texts, lexicon)
    ]
    return found or [Finding(_OPEN, Reason.UNKNOWN, asked.claim)]


def _stored(store: "Store", asked: Contrast) -> Sequence[Extraction]:
    """Return the stored documents that tell of both amounts where and when the claim does."""
    from checks.stored import matching

    return matching(store, [asked.first.claim, asked.second.claim])[0]


def _of_dates(
    claim: Document,
    asked: Sequence[Statement],
    evidence: "Sequence[Extraction] | Store",
    lexicon: Lexicon,
    cutoff: date | None,
) -> Verdict:
    """Return the verdict on a claim whose only numbers are dates; against the store they decide nothing."""
    texts = [each.document for each in evidence] if isinstance(evidence, Sequence) else []
    found: list[list[Finding]] = [[] for _ in asked]
    for document in texts:
        words = f"{document.title or ''} {document.text}"
        for place, (given, fit) in enumerate(matched_dates(asked, dates(document, lexicon))):
            found[place].append(dated(asked[place].claim, given, fit if settles(fit, claim, words, lexicon) else None))
    return _weighed(claim, found, lexicon, cutoff)


def _weighed(claim: Document, found: Sequence[Sequence[Finding]], lexicon: Lexicon, cutoff: date | None) -> Verdict:
    """Return the verdict over all quantities of the claim and all documents."""
    every = [each for findings in found for each in findings]
    voices = _voices(every)
    timely = [standing([each for each in findings if not _late(each, cutoff)], voices) for findings in found]
    kinds = [_combined(findings, voices) for findings in timely]
    kind = next((each for each in (_REFUTED, _CONFLICTING) if each in kinds), None)
    kind = kind or (_SUPPORTED if set(kinds) == {_SUPPORTED} else _OPEN)
    leading = _leading([each for findings in timely for each in findings], kind)
    reason = leading.reason if leading else Reason.UNKNOWN
    decided = [each for findings in timely for each in findings if each.verdict is not _OPEN]
    return Verdict(
        id=claim.id,
        verdict=kind,
        reason=reason,
        explanation=_words(kind, reason, leading, lexicon),
        evidence=tuple(chain(*(_evidence(each, cutoff, lexicon) for each in every))),
        witnesses=len({voices[each.given.claim_id] for each in decided if each.given is not None}),
        cutoff=cutoff,
    )


def _leading(timely: Sequence[Finding], kind: VerdictKind) -> Finding | None:
    """Return the finding that decides: one of the verdict's own kind, else one with evidence, else any."""
    wanted = _REFUTED if kind is _CONFLICTING else kind
    of_kind = [each for each in timely if each.verdict is wanted]
    return next((each for each in of_kind if each.given), next(iter(of_kind), next(iter(timely), None)))


def _words(kind: VerdictKind, reason: Reason, finding: Finding | None, lexicon: Lexicon) -> str:
    """Return the verdict in a sentence."""
    table = lexicon["comparisons"]["verdict"]
    if finding is None:
        return str(table["no_number"])
    unbound = finding.given is not None and reason is Reason.UNKNOWN and finding.asked.place is None
    undecided = "unbound" if unbound else "open" if finding.given else reason.value
    unlike = "opposed" if finding.opposed else "unequal" if finding.others else kind.value
    key = undecided if kind is _OPEN else unlike if kind is _REFUTED else kind.value
    right = table["both"].join(quote(each) for each in (finding.given, *finding.others) if each)
    return str(table.get(key, table["not_enough_evidence"])).format(left=quote(finding.asked), right=right)


def _evidence(finding: Finding, cutoff: date | None, lexicon: Lexicon) -> Iterator[Evidence]:
    """Yield the claims of a finding as evidence: the claim in words on the left, the text's on the right."""
    words = _words(finding.verdict, finding.reason, finding, lexicon)
    for given in (finding.given, *finding.others):
        if given is not None:
            compared = Comparison(_relation(finding), finding.reason, words, finding.asked, given)
            yield Evidence(given, compared, _late(finding, cutoff))


def _relation(finding: Finding) -> Relation:
    """Return how the evidence stands to the claim."""
    if finding.verdict is _REFUTED:
        return Relation.CONTRADICTION
    if finding.verdict is _SUPPORTED:
        relations = {Reason.EQUAL: Relation.SAME, Reason.ROUNDED: Relation.ROUNDS_TO}
        return relations.get(finding.reason, Relation.REFINES)
    return Relation.COMPATIBLE if finding.reason is Reason.OVERLAP else Relation.NOT_COMPARABLE


def _combined(findings: Sequence[Finding], voices: Mapping[str, str]) -> VerdictKind:
    """Return what several documents say to one quantity; conflicting where independent witnesses differ."""
    supporting = {voices[each.given.claim_id] for each in findings if each.given and each.verdict is _SUPPORTED}
    refuting = {voices[each.given.claim_id] for each in findings if each.given and each.verdict is _REFUTED}
    if supporting and refuting:
        return _CONFLICTING if supporting != refuting or len(supporting) > 1 else _REFUTED
    if supporting:
        return _SUPPORTED
    return _REFUTED if refuting else _OPEN


def _voices(findings: Iterable[Finding]) -> Mapping[str, str]:
    """Return claim_id → independent witness of all evidence, copies collapsed."""
    given = {each.given.claim_id: each.given for each in findings if each.given is not None}
    return {claim_id: source.name for source in witnesses(list(given.values())) for claim_id in source.claim_ids}


def _late(finding: Finding, cutoff: date | None) -> bool:
    """Return whether the evidence is younger than the cut-off."""
    days = [true_on(each) for each in (finding.given, *finding.others) if each]
    return cutoff is not None and any(day > cutoff for day in days if day)


def _day(moment: date | datetime | None) -> date | None:
    """Return the day of a date or time."""
    return moment.date() if isinstance(moment, datetime) else moment
