"""What was found, in sentences: the verdict first, then the key, the rounding, the wrong rows, and what the amounts prove."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from dagmar.money import write_kronor, write_number
from dagmar.recovery.explain import Attempt, Explained
from dagmar.recovery.key import Who, who
from dagmar.recovery.recovered import NotRecovered, Recovered
from dagmar.registry.registry import load_registry
from dagmar.text import Text, both, listing


def tell(found: Explained) -> tuple[Text, ...]:
    """All the sentences, in the order to read them."""
    return _verdict(found), *_pot(found), *_formula(found), *_closing(found), *_rows(found), *_recovery(found)


def name_of(found: Explained, one: Who) -> str:
    """A recipient's short name; that of the registry for one who has no row."""
    named = {who(row): row.name for row in found.table.rows}
    kind, code = one
    if one in named or kind == "rest":
        return named.get(one, "")
    seen = load_registry().find("municipality" if kind == "municipality" else "region", code, date(2024, 1, 1))
    return seen.short_name if seen else code


def odds(chance: Fraction) -> int:
    """The power of ten that a chance is one in, or less."""
    return len(str(chance.denominator // max(1, chance.numerator))) - 1


def _verdict(found: Explained) -> Text:
    rows, best = len(found.printed), found.best
    if found.verdict == "explained":
        return Text(f"FÖRKLARAD: {rows} av {rows} rader på kronan.", f"EXPLAINED: {rows} of {rows} rows to the krona.")
    if found.verdict == "explained_but_for_rows" and best is not None:
        wrong = len(best.wrong)
        return Text(
            f"FÖRKLARAD, men {wrong} {'rad är fel' if wrong == 1 else 'rader är fel'}: {best.explained} av {rows} på kronan.",
            f"EXPLAINED, but {wrong} {'row is wrong' if wrong == 1 else 'rows are wrong'}: "
            f"{best.explained} of {rows} to the krona.",
        )
    if best is None:
        return Text("INTE FÖRKLARAD: ingen nyckel passar.", "NOT EXPLAINED: no key fits.")
    if best.formula.key.family == "recovered" and not (
        isinstance(found.recovered, Recovered) and found.recovered.inhabitants
    ):
        return Text(
            "INTE FÖRKLARAD: beloppen följer en nyckel av hela tal, men vad talen räknar är inte känt.",
            "NOT EXPLAINED: the amounts follow a key of whole numbers, but what the numbers count is not known.",
        )
    return Text(
        f"INTE FÖRKLARAD på kronan: nyckeln är funnen, men ingen avrundning ger fler än {best.explained} av {rows} rader.",
        f"NOT EXPLAINED to the krona: the key is found, but no rounding gives more than {best.explained} of {rows} rows.",
    )


def _pot(found: Explained) -> Iterator[Text]:
    if found.pot != found.asked:
        yield Text(
            f"Potten {write_kronor(found.asked, 'sv')} som angavs förklarar ingenting; radernas egen summa, "
            f"{write_kronor(found.pot, 'sv')}, gör det.",
            f"The pot that was stated, {write_kronor(found.asked, 'en')}, explains nothing; the rows' own sum, "
            f"{write_kronor(found.pot, 'en')}, does.",
        )
    stated = found.table.stated
    if stated is not None and stated != found.pot:
        yield Text(
            f"Tabellens egen summarad säger {write_kronor(stated, 'sv')}.",
            f"The table's own row of totals says {write_kronor(stated, 'en')}.",
        )


def _formula(found: Explained) -> Iterator[Text]:
    if found.best is None:
        return
    formula = found.best.formula
    key, count = formula.key, len(formula.key.weights)
    if key.family == "equal":
        yield Text(f"Formel: pott / {count} (lika delar).", f"Formula: pot / {count} (equal parts).")
        return
    for_each = Text("", "")
    if formula.fixed:
        each, together = formula.fixed, formula.fixed * count
        for_each = Text(
            f" Först får var och en {write_kronor(each, 'sv')} ({write_kronor(together, 'sv')} till {count}); resten följer nyckeln.",
            f" Each first gets {write_kronor(each, 'en')} ({write_kronor(together, 'en')} to {count}); the rest follows the key.",
        )
    yield Text(
        f"Formel: pott × eget tal / {write_number(key.total, 'sv')}. Nyckel: {key.name.sv}.{for_each.sv}",
        f"Formula: pot × own number / {write_number(key.total, 'en')}. Key: {key.name.en}.{for_each.en}",
    )
    if key.source is not None and key.source.basis == "derived":
        yield Text(
            "Nyckelns tal är själva återräknade ur publicerade belopp, kanske dessa: de är ingen oberoende källa.",
            "The figures of this key were themselves recovered from published amounts, perhaps these: no independent source.",
        )
    others = [*key.alike, *(one.formula.key.name.sv for one in found.as_good)]
    if others:
        named = [*key.alike, *(one.formula.key.name.en for one in found.as_good)]
        yield Text(
            f"Lika bra: {listing(others[:5], 'sv')}{' med flera' if len(others) > 5 else ''}.",
            f"As good: {listing(named[:5], 'en')}{' and more' if len(others) > 5 else ''}.",
        )


def _closing(found: Explained) -> Iterator[Text]:
    if found.best is None:
        return
    right = len(found.printed) - len(found.best.wrong)
    counts = []
    for one in found.best.closings:
        whom = Text(
            *(f" {listing([name_of(found, who) for who in one.difference_on], language)}" for language in ("sv", "en"))
        )
        counts.append(
            Text(
                f"{one.name.sv}{whom.sv if one.difference_on else ''} {len(one.explained)} av {right}",
                f"{one.name.en}{whom.en if one.difference_on else ''} {len(one.explained)} of {right}",
            )
        )
    yield Text(
        f"Avrundning: {'; '.join(one.sv for one in counts)}.", f"Rounding: {'; '.join(one.en for one in counts)}."
    )
    if found.best.explained < right:
        yield from _both_ways(found, found.best)


def _both_ways(found: Explained, best: Attempt) -> Iterator[Text]:
    nearest = next(one for one in best.closings if one.rule == "nearest")
    off = [
        amount - nearest.computed[one]
        for one, amount in found.printed.items()
        if one not in best.wrong and amount != nearest.computed[one]
    ]
    up, down = sum(one > 0 for one in off), sum(one < 0 for one in off)
    rows = "rad" if up == 1 else "rader"
    if up and down and all(abs(one) == found.unit for one in off):
        yield Text(
            f"Mot närmaste krona är {up} {rows} en upp och {down} en ned. Så blir det när flera potter avrundas var för sig "
            "och läggs ihop; potterna står inte i tabellen.",
            f"Against the nearest krona {up} of the rows are one up and {down} one down, as when several pots are rounded each by "
            "itself and added; the pots do not stand in the table.",
        )


def _rows(found: Explained) -> Iterator[Text]:
    best = found.best
    for row in found.table.rows:
        one = who(row)
        if best is None or one not in best.closings[0].computed:
            continue
        given = best.closings[0].computed[one]
        if one in best.wrong and row.amount is not None:
            yield Text(
                f"Fel rad: {row.name} står med {write_kronor(row.amount, 'sv')}; nyckeln ger {write_kronor(given, 'sv')}.",
                f"Wrong row: {row.name} has {write_kronor(row.amount, 'en')}; the key gives {write_kronor(given, 'en')}.",
            )
        elif row.amount is None:
            shown = Text(f" (tryckt: {row.printed})", f" (printed: {row.printed})") if row.printed else both("")
            yield Text(
                f"Utan läsbart belopp: {row.name}{shown.sv}; nyckeln ger {write_kronor(given, 'sv')}.",
                f"No amount that can be read: {row.name}{shown.en}; the key gives {write_kronor(given, 'en')}.",
            )


def _recovery(found: Explained) -> Iterator[Text]:
    seen = found.recovered
    if isinstance(seen, NotRecovered):
        yield _not_recovered(seen)
        return
    rows = len(found.printed)
    yield Text(
        f"Beloppen själva: för summan {write_number(seen.total, 'sv')} blir {seen.fitting} av {rows} rader hela tal, som mest "
        f"{write_number(seen.largest_miss, 'sv', decimals=2)} från. Bland slumpvisa tabeller har färre än en på "
        f"10^{odds(seen.chance)} en summa som passar så bra.",
        f"The amounts themselves: for the total {write_number(seen.total, 'en')}, {seen.fitting} of {rows} rows become whole "
        f"numbers, at most {write_number(seen.largest_miss, 'en', decimals=2)} away. Of random tables fewer than one in "
        f"10^{odds(seen.chance)} has a total that fits so well.",
    )
    if seen.next_best is not None:
        yield Text(
            f"Nästa bästa summa inom två procent är {write_number(seen.next_best[0], 'sv')}; den missar med "
            f"{write_number(seen.next_best[1], 'sv', decimals=2)}.",
            f"The next best total within two per cent is {write_number(seen.next_best[0], 'en')}; it misses by "
            f"{write_number(seen.next_best[1], 'en', decimals=2)}.",
        )
    yield from _adding_up(found, seen)
    if seen.inhabitants:
        sv, en = (
            listing([f"{day} ({write_number(persons, language)})" for day, persons in seen.between], language)
            for language in ("sv", "en")
        )
        yield Text(
            f"Talen är invånare. Dagen står inte i beloppen; närmaste kända summor är {sv}.",
            f"The numbers are inhabitants. The day stands in no amount; the nearest known totals are {en}.",
        )


def _adding_up(found: Explained, seen: Recovered) -> Iterator[Text]:
    if seen.rest_of is not None:
        left, name = seen.key.weights[seen.rest_of], name_of(found, seen.rest_of)
        yield Text(
            f"Det som de andra lämnar, {write_number(left, 'sv')}, är {name}.",
            f"What the others leave, {write_number(left, 'en')}, is {name}.",
        )
    elif seen.left:
        whose = _whose(found, seen.left_to)
        yield Text(
            f"{write_number(seen.left, 'sv')} av summan hör till rader som är fel, inte går att läsa eller inte finns{whose.sv}.",
            f"{write_number(seen.left, 'en')} of the total belong to rows that are wrong, cannot be read or are not "
            f"there{whose.en}.",
        )
    else:
        yield Text("Talen summerar till summan, på ett när.", "The numbers add up to the total, to the last one.")


def _whose(found: Explained, those: tuple[Who, ...]) -> Text:
    """Those who may have what is left, by name; nobody is singled out."""
    if not those:
        return Text("", "")
    names = [name_of(found, one) for one in those[:5]]
    more = len(those) - len(names)
    sv, en = [*names, f"{more} till"] if more else names, [*names, f"{more} more"] if more else names
    return Text(f" ({listing(sv, 'sv')})", f" ({listing(en, 'en')})")


def _not_recovered(seen: NotRecovered) -> Text:
    upto = Text(write_number(seen.reach, "sv"), write_number(seen.reach, "en"))
    return {
        "too-few-amounts": Text(
            "Beloppen är för få för att ge en nyckel: minst fyra olika behövs.",
            "The amounts are too few to give a key: at least four different ones are needed.",
        ),
        "amounts-too-coarse": Text(
            "Beloppen är för grova för att ge en nyckel: var och en rymmer flera personer.",
            "The amounts are too coarse to give a key: each leaves room for several persons.",
        ),
        "no-total-fits": Text(
            f"Ingen summa upp till {upto.sv} gör beloppen till hela tal.",
            f"No total up to {upto.en} makes the amounts whole numbers.",
        ),
        "several-totals-fit": Text(
            f"{len(seen.totals)} summor passar lika bra; beloppen avgör inte vilken som är rätt.",
            f"{len(seen.totals)} totals fit as well; the amounts do not decide which is right.",
        ),
    }[seen.code]
