"""The rules for a pack's prose: how long, in which spelling, and with which words it may speak."""

import re
from collections.abc import Iterator

from wizard.guidance.pack import Pack
from wizard.guidance.packs.lint_rules import Finding, Lists, holds, sentences, unquoted, words
from wizard.guidance.packs.walk import Place, statements, texts

_STOPS = (".", "?", "!", ".”", "?”", "!”", ".)")


def found(rule: str, place: Place, said: str) -> Finding:
    """Return a finding of `rule` at `place`."""
    return Finding(rule=rule, item=place.item, place=place.words, words=said)


def british_spelling(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """No word of the American list."""
    for place, text in texts(pack):
        for word in re.findall(r"[a-z]+", text.lower()):
            if word in lists.spelling:
                yield found("spelling", place, f"“{word}” is American spelling; expected “{lists.spelling[word]}”")


def single_spaces(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """No double spaces, and none at the ends."""
    for place, text in texts(pack):
        if "  " in text or text != text.strip():
            yield found("spaces", place, "double spaces, or a space at an end")


def curly_quotes(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """Typographic quotation marks and apostrophes, in pairs."""
    for place, text in texts(pack):
        if '"' in text or "'" in text:
            yield found("quotes", place, "a straight quotation mark; expected “…” and ’")
        if text.count("“") != text.count("”"):
            yield found("quotes", place, "a quotation mark without its partner")


def short_sentences(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """Sentences short enough to be read aloud."""
    most = lists.limits["sentence_words"]
    for place, text in texts(pack):
        for sentence in sentences(text):
            count = len(words(sentence))
            if count > most:
                yield found("sentence", place, f"a sentence of {count} words; at most {most}: “{sentence[:60]}…”")


def short_asks(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """What an item asks, in few words."""
    most = lists.limits["asks_words"]
    for item in pack.items():
        count = sum(len(words(statement.text)) for statement in item.asks)
        if count > most:
            yield found("asks", Place(item.id, "asks"), f"{count} words; at most {most}")


def short_trade_offs(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """Gains and costs that can be read on a projector."""
    most = lists.limits["trade_off_words"]
    for item in pack.items():
        for trade in item.gains + item.costs:
            count = len(words(trade.text))
            if count > most:
                yield found("trade-off", Place(item.id, f"“{trade.id}”"), f"{count} words; at most {most}")


def short_titles(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """Short titles that fit the list of steps."""
    most = lists.limits["short_title_characters"]
    titles = [(Place("", f"action {action.number}"), action.short_title) for action in pack.actions]
    titles += [(Place(item.id, "short_title"), item.short_title) for item in pack.items()]
    for place, title in titles:
        if len(title) > most:
            yield found("short-title", place, f"“{title}” has {len(title)} characters; at most {most}")


def full_stops(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """Every statement is made of whole sentences."""
    for place, statement in statements(pack):
        if not statement.text.endswith(_STOPS):
            yield found("full-stop", place, f"“…{statement.text[-30:]}” does not end as a sentence does")


def no_advice(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """Nothing tells the partners what to choose."""
    for place, text in texts(pack):
        for phrase in lists.advice:
            if holds(unquoted(text), phrase):
                yield found("advice", place, f"“{phrase}” tells the reader what to choose, or takes a side")


def quoted_only(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """The words of one side stand in quotation marks."""
    for place, text in texts(pack):
        for phrase in lists.quoted:
            if holds(unquoted(text), phrase):
                yield found("quotation", place, f"“{phrase}” is one side’s word; expected in quotation marks “…”")


def no_claims(pack: Pack, lists: Lists) -> Iterator[Finding]:
    """Nothing claims more than a signature on the screen is."""
    for place, text in texts(pack):
        for phrase in lists.claims:
            if holds(text, phrase):
                yield found("claim", place, f"“{phrase}” claims more than the record is")
