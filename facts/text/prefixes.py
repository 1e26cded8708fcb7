"""Whether a pattern may match before what stands ahead, told by its first characters and learned from case to case.

Most numbers have nothing behind them that any one pattern looks for; to look up three characters in a dictionary
costs a tenth of the match that would fail.
"""

from collections.abc import Sequence
from typing import Final

import regex

_MOST: Final = 4096  # heads remembered: more has no language, only noise


class Heads(dict[str, bool]):
    """Whether any of some patterns may match a text that begins so, `heads[text[at : at + 3]]`.

    The patterns stand behind one of the texts `ahead`, if any. With `longer` those match by themselves, and it is asked
    whether the head may make the match longer. A pattern must not look back further than `ahead` goes.
    """

    def __init__(self, *patterns: regex.Pattern[str], ahead: Sequence[str] = ("",), longer: bool = False) -> None:
        """Begin with nothing learned."""
        super().__init__()
        self._tests = [pattern.fullmatch if longer else pattern.match for pattern in patterns]
        self._ahead = ahead

    def __missing__(self, head: str) -> bool:
        """Return the answer for a new head, and remember it."""
        hope = any(test(text + head, partial=True) is not None for test in self._tests for text in self._ahead)
        if len(self) < _MOST:
            self[head] = hope
        return hope
