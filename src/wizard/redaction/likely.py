"""Names that are months or ordinary words: where such a word is likely somebody's name, and where it is not.

“April was in favour” names a partner; “9 April 2027”, “in April” and “Will the ICB pay?” do not. Where it cannot be
told, the word stays, and a person reads it in the list of free text before the copy goes out.
"""

import re

_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december"}
)


def _listed(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", words))


# First names and surnames that are words; then what offices and teams are called, typed where a name could be.
_WORDS = _listed("""
    art autumn ball banks bell best bill bird bishop black bond bright brook brooks brown bush case chance
    chapel chase church clay cook cross day dean early east english fair faith farmer field fields flower ford
    forest fox frank french frost gold golden good grace grant gray green grey hall hand hands head hill holiday
    hope hunt hunter joy judge july june king lane law little long love low major mark marsh may miles mill
    mills moon music new noble north old page park parks patience penny pope pound power price pride prince
    prior queen rain read reed rich rivers rose rule rush rusty sage salt self shade sharp shepherd short silver
    singer skill small smart snow south spring star steel stone storm street strong summer summers swift temple
    trinity true wall walls ward waters way weeks west white wild will winter wise wood woods words work york
    young
""")
_OFFICES = _listed("""
    accountant admin administrator all and any anybody assistant bma board both care chair clerk clinical
    committee contractor deputy director doctor doctors everybody everyone federation finance for gp gpc gps
    group hub icb it item lead leads lmc locum management manager managers meeting network nhs nobody nurse
    nurses of office officer operations our paramedic partner partners pcn person pharmacist pharmacy physician
    practice primary reception receptionist receptionists salaried secretary senior somebody staff surgery team
    the they treasurer we
""")
ORDINARY = _MONTHS | _WORDS | _OFFICES
"""Words, in small letters, that are somebody's name only where that is likely."""

_MONTH = rf"(?:{'|'.join(sorted(_MONTHS))}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
_DATE_BEFORE = re.compile(
    rf"(?:\d(?:st|nd|rd|th)?(?: of)?"
    r"|\b(?:in|since|until|till|during|throughout|early|mid|late|this|next|last|every|each|the|an?)"
    r"|\b(?:end|start|beginning|middle|rest|course|week|month|half) of"
    rf"|\b{_MONTH}(?:,|/| and| or| to| ?-)?)[ -]*\Z",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(rf"\s*\d|\s*'\d\d|(?:,? (?:and |or |to )?|\s?[-/]\s?){_MONTH}", re.IGNORECASE)
_THING_BEFORE = re.compile(r"\b(?:the|an?|our|your|their|its|this|that|each|every|no)\s+\Z", re.IGNORECASE)
_BEGINNING = re.compile(r"(?:\A|[.!?:;\n(\[\"“”*•]|\s-)\s*\Z")
_DOES = re.compile(
    r"'s\b|,? (?:and|or|&) [A-Z]|[ ](?:was|were|is|has|had|said|says|ask(?:s|ed)|agree[sd]|disagree[sd]|thinks|thought"
    r"|feels|felt|vote[sd]|want(?:s|ed)|note[sd]|propose[sd]|second(?:s|ed)|declare[sd]|report(?:s|ed)|suggest(?:s|ed)"
    r"|will|would|could|can|should|might|did|does|went|left|join(?:s|ed)|chair(?:s|ed)|takes|took|tells|told|speaks|spoke"
    r"|explain(?:s|ed)|raise[sd]|offer(?:s|ed)|abstain(?:s|ed)|object(?:s|ed)|dissent(?:s|ed)|declined|also|to)\b"
)


def likely_a_name(text: str, start: int, end: int) -> bool:
    """Whether an ordinary word at a place of a folded text is likely somebody's name."""
    word, before, after = text[start:end], text[max(0, start - 40) : start], text[end : end + 40]
    if not (word[0].isupper() and word[1:].islower()) or before.endswith("-") or after.startswith("-"):
        return False
    if word.casefold() in _MONTHS and (_DATE_BEFORE.search(before) or _DATE_AFTER.match(after)):
        return False
    if _THING_BEFORE.search(before):
        return False
    if _BEGINNING.search(before) and (word == "May" or word.casefold() not in _MONTHS):
        return bool(_DOES.match(after))
    return True
