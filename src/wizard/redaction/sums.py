"""Sums of money in what people typed: “£9-10k”, “ten thousand pounds”, “10k”."""

import re

SUM_LEFT_OUT = "[sum left out]"

_DASH = "[-‐‑‒–—−]"
_SIGN = r"(?:[£€$]|(?:GBP|EUR|USD)(?![A-Z]))\s?"
_NUMBER = r"\d+(?:[,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d{3})*(?:\.\d+)?"
_UNIT = r"(?:\s?(?:k|m|mn|bn|grand|thousand|million|billion)\b)"
# After “to”, a number is a sum only if it looks like one: “£500 to 12 practices”.
_LIKE_A_SUM = rf"(?:{_SIGN}{_NUMBER}{_UNIT}?|{_NUMBER}{_UNIT}|\d{{1,3}}(?:,\d{{3}})+)"
_ON = rf"(?:{_DASH}(?:{_SIGN})?{_NUMBER}{_UNIT}?|\s(?:{_DASH}|to)\s{_LIKE_A_SUM})"
_WITH_SIGN = rf"(?:\b{_NUMBER}{_UNIT}?{_DASH}|{_DASH})?{_SIGN}{_NUMBER}{_UNIT}?{_ON}*"
_SHORT = rf"(?<![\w.,])(?:{_NUMBER}(?:k|mn?|bn)?(?:\s?{_DASH}\s?|\s(?:to|or)\s))?{_NUMBER}(?:\s?k|mn?|bn)\b"
_COUNTS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?"
    r"|half|dozen|few|several|couple)\b"
)
_COUNT = rf"(?:{_NUMBER}(?:k|mn?|bn)?|\b{_COUNTS})"
_JOINED = rf"(?:(?:\s|{_DASH})+(?:{_COUNT}|(?:k|m|a|an|and|of|or|to)\b)){{0,12}}"
_IN_WORDS = rf"(?<![\w.,]){_COUNT}{_JOINED}\s?(?:pounds?|quid|grand|pence|penny|sterling|GBP|euros?|dollars?)\b"
_PENCE = rf"(?<![\w.,]){_NUMBER}p\b"
_SUM = "|".join((_WITH_SIGN, _IN_WORDS, _SHORT, _PENCE))


def without_sums(text: str) -> str:
    """Return a text with its sums of money left out; a range of sums is one."""
    # Compiled at the first text, and kept by `re`: the partners' own copy leaves no sum out, and need not wait for it.
    return re.sub(_SUM, SUM_LEFT_OUT, text, flags=re.IGNORECASE)
