"""What was stated or observed, in words: one sentence for each kind of leaf."""

from __future__ import annotations

from dagmar.publication.explanation.wording import Sentence, stated

LEAVES: dict[str, Sentence] = {
    # Money of the agreement.
    "pot": stated("Potten för {about} i överenskommelsen: {value}", "The pot of {about} in the agreement: {value}"),
    "received": stated("Fört till {about} från andra bidrag: {value}", "Carried to {about} from other grants: {value}"),
    "stated": stated("Angivet belopp för {about}: {value}", "Stated amount of {about}: {value}"),
    "nothing": stated("Får ingen del: {value}", "Gets no part: {value}"),
    "month": stated("En månads del av {about}: {value}", "One month's part of {about}: {value}"),
    "payment_share": stated("Utbetalningens del ({about}): {value}", "The payment's part ({about}): {value}"),
    "advance_share": stated("Förskottets del av {about}: {value}", "The advance's part of {about}: {value}"),
    "estimate": stated("Uppskattat {about}: {value}", "Estimated {about}: {value}"),
    "unit": stated("Avrundas till hela {value}", "Rounded to whole {value}"),
    "rounding_difference": stated(
        "{about} tar avrundningens differens: {value}", "{about} takes the difference of rounding: {value}"
    ),
    # Who shares.
    "population": stated("{about}: {value}", "{about}: {value}"),
    "sharers": stated("Så många delar: {value}", "So many share: {value}"),
    "requirement": stated(
        "{about} uppfyller inte kraven och får {value} av sin del",
        "{about} does not meet the requirements and gets {value} of its part",
    ),
    "comparable": stated("Jämförelsetalet: {value}", "The figure of comparison: {value}"),
    "county_share": stated("Delen inom länet ({about}): {value}", "The part within the county ({about}): {value}"),
    "key": stated("Nyckeltalet för {about}: {value}", "The key of {about}: {value}"),
    "needs": stated("Behovsfaktorn för {about}: {value}", "The factor of needs of {about}: {value}"),
    "nobody_earned": stated("Ingen har tjänat in något: {value}", "Nobody has earned anything: {value}"),
    "price": stated("Priset för {about}: {value}", "The price of {about}: {value}"),
    "share_of_pot": stated("Del av potten: {value}", "Part of the pot: {value}"),
    "stated_share": stated("Angiven andel för {about}: {value}", "Stated share of {about}: {value}"),
    "earmark_share": stated(
        "Öronmärkt del av beloppet ({about}): {value}", "Earmarked part of the amount ({about}): {value}"
    ),
    "set_aside_share": stated(
        "Avsätts till länets gemensamma pott ({about}): {value}",
        "Set aside for the county's common pot ({about}): {value}",
    ),
    # Results.
    "observed": stated("{about}: {value}", "{about}: {value}"),
    "value": stated("{about}: {value}", "{about}: {value}"),
    "numerator": stated("{about}, täljare: {value}", "{about}, numerator: {value}"),
    "denominator": stated("{about}, nämnare: {value}", "{about}, denominator: {value}"),
    "missing_as_none": stated(
        "{about} saknas och räknas enligt överenskommelsen som {value}",
        "{about} is missing and counts by the agreement as {value}",
    ),
    "level": stated("Nivån i överenskommelsen: {value}", "The level in the agreement: {value}"),
    "level_share": stated("Nivån ger {value} av delen", "The level gives {value} of the part"),
    "step": stated("Läses av i steg om {value}", "Read in steps of {value}"),
    "coverage": stated("Täckningsgrad för {about}: {value}", "Coverage of {about}: {value}"),
    "top": stated("Så många platser ger pengar: {value}", "So many places give money: {value}"),
    "best": stated("Bäst är {about} ({value})", "The best is the {about} ({value})"),
    "codes_before": stated("Så många koder går före {about}: {value}", "So many codes go before {about}: {value}"),
    "most_points": stated("Så många poäng finns att få: {value}", "So many points can be had: {value}"),
    "weight": stated("Områdets vikt ({about}): {value}", "The weight of the domain ({about}): {value}"),
    # Limits.
    "floor": stated("Golvet: {value}", "The floor: {value}"),
    "ceiling": stated("Taket: {value}", "The ceiling: {value}"),
    "damping": stated("Får ändras med {value}", "May change by {value}"),
    "last_year": stated("Förra årets belopp för {about}: {value}", "Last year's amount of {about}: {value}"),
    "ore_per_krona": stated("En krona är {value}", "One krona is {value}"),
}
