"""Titles that state a finding, and never more than the intervals allow. A neutral title where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.publish.wording.verdicts import Comparison
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import Certainty


def goal_title(words: Words, certainties: Sequence[Certainty | None], target: str) -> str:
    """Title over insatser against the goal; `certainties` holds one verdict per drawn insats."""
    return capital(_goal_sentence(words, certainties, target))


def _goal_sentence(words: Words, certainties: Sequence[Certainty | None], target: str) -> str:
    all_, over, under = len(certainties), certainties.count("over"), certainties.count("under")
    if all_ == 0:
        return words.say("Gick vidare per insats: inget kan visas")
    if all_ == 1:
        return _one_title(words, certainties[0], target)
    if not over and not under:
        return words.say("Ingen redovisad insats ligger säkert över eller säkert under {target}", target=target)
    total = number_word(words, all_)
    if over and under:
        return words.say(
            "{over} av {all} insatser ligger säkert över {target}, {under} säkert under",
            over=number_word(words, over), all=total, under=number_word(words, under), target=target,
        )  # fmt: skip
    if over:
        return words.say(
            "{over} av {all} insatser ligger säkert över {target}, ingen säkert under",
            over=number_word(words, over), all=total, target=target,
        )  # fmt: skip
    return words.say(
        "{under} av {all} insatser ligger säkert under {target}, ingen säkert över",
        under=number_word(words, under), all=total, target=target,
    )  # fmt: skip


def _one_title(words: Words, certainty: Certainty | None, target: str) -> str:
    if certainty == "over":
        return words.say("Insatsen ligger säkert över {target}", target=target)
    if certainty == "under":
        return words.say("Insatsen ligger säkert under {target}", target=target)
    return words.say("Det går inte att avgöra om insatsen ligger över eller under {target}", target=target)


def groups_title(words: Words, over: Sequence[str], under: Sequence[str], drawn: int, target: str) -> str:
    """Title over gender by age against the goal; `over` and `under` name the groups with a sure verdict."""
    return capital(_groups_sentence(words, over, under, drawn, target))


def _groups_sentence(words: Words, over: Sequence[str], under: Sequence[str], drawn: int, target: str) -> str:
    if drawn == 0:
        return words.say("Gick vidare efter kön och ålder: inget kan visas")
    if not over and not under:
        return words.say(
            "Ingen redovisad grupp efter kön och ålder ligger säkert över eller säkert under {target}", target=target
        )
    if not over:
        return _side(words, under, drawn, target, is_over=False)
    if not under:
        return _side(words, over, drawn, target, is_over=True)
    return words.say(
        "{over} av {all} grupper efter kön och ålder ligger säkert över {target}, {under} säkert under",
        over=number_word(words, len(over)), under=number_word(words, len(under)),
        all=number_word(words, drawn), target=target,
    )  # fmt: skip


def _side(words: Words, names: Sequence[str], drawn: int, target: str, is_over: bool) -> str:
    if len(names) == 1:
        one = names[0]
        if is_over:
            return words.say("{group} ligger säkert över {target}", group=one, target=target)
        return words.say("{group} ligger säkert under {target}", group=one, target=target)
    facts: dict[str, object] = {"n": number_word(words, len(names)), "all": number_word(words, drawn), "target": target}
    if is_over:
        return words.say("{n} av {all} grupper efter kön och ålder ligger säkert över {target}", **facts)
    return words.say("{n} av {all} grupper efter kön och ålder ligger säkert under {target}", **facts)


def health_title(words: Words, verdict: Comparison, is_shown: bool = True) -> str:
    """Title over better against worse; `first` is better. `is_shown`: some group is drawn."""
    if not is_shown:
        return words.say("Förändrad hälsa: inget kan visas")
    titles: dict[Comparison, str] = {
        "first": words.say("Fler skattar sin hälsa som bättre än som sämre vid avslut"),
        "second": words.say("Fler skattar sin hälsa som sämre än som bättre vid avslut"),
        "open": words.say("Ingen säker skillnad mellan hur många som skattar sin hälsa som bättre och som sämre"),
        "unknown": words.say("Förändrad självskattad hälsa, grupp för grupp"),
    }
    return titles[verdict]


def support_title(words: Words, verdict: Comparison, is_shown: bool = True) -> str:
    """Title over public support before (first) and after (second). `is_shown`: some group is drawn."""
    if not is_shown:
        return words.say("Offentlig försörjning: inget kan visas")
    titles: dict[Comparison, str] = {
        "first": words.say("Färre har offentlig försörjning vid avslut än före start"),
        "second": words.say("Fler har offentlig försörjning vid avslut än före start"),
        "open": words.say("Ingen säker skillnad i offentlig försörjning mellan start och avslut"),
        "unknown": words.say("Offentlig försörjning före och efter, grupp för grupp"),
    }
    return titles[verdict]


def finished_title(words: Words, women: int | None, men: int | None, span: str) -> str:
    """Title over who finished: a fact about all of them, so no interval. Neutral where a gender is not shown."""
    if women == 0 and men == 0:
        return words.say("Inga deltaganden avslutades, {span}", span=span)
    if women is None or men is None:
        return words.say("Vilka som avslutade en insats, {span}", span=span)
    if women == men:
        return words.say("Kvinnor och män har lika många avslutade deltaganden, {span}", span=span)
    if women > men:
        return words.say("Kvinnor har fler avslutade deltaganden än män, {span}", span=span)
    return words.say("Män har fler avslutade deltaganden än kvinnor, {span}", span=span)


def cost_title(words: Words, each: str | None, span: str) -> str:
    """Title over what insatser cost; `each` is what all of them cost for each who moved on, None where not known."""
    if each is None:
        return words.say("Kostnad per deltagande som gick vidare, {span}", span=span)
    return words.say(
        "Insatserna kostade tillsammans ungefär {each} för varje deltagande som gick vidare, {span}",
        each=each, span=span,
    )  # fmt: skip


def number_word(words: Words, number: int) -> str:
    """Up to twenty in words; groups are counted so, and never mistaken for a figure."""
    spelled = (
        words.say("ingen"), words.say("en"), words.say("två"), words.say("tre"), words.say("fyra"), words.say("fem"),
        words.say("sex"), words.say("sju"), words.say("åtta"), words.say("nio"), words.say("tio"), words.say("elva"),
        words.say("tolv"), words.say("tretton"), words.say("fjorton"), words.say("femton"), words.say("sexton"),
        words.say("sjutton"), words.say("arton"), words.say("nitton"), words.say("tjugo"),
    )  # fmt: skip
    return spelled[number] if number < len(spelled) else str(number)


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
