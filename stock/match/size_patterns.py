"""What sizes look like in a message, and what looks like one and is none.

All over folded text; `sizes_in.py` reads a message with them.
"""

import re

from stock.match.sizes import SET_OF

CURRENCY = (
    r"(?:€|\$|£|eur\b|euros?\b|euri\b|pounds?\b|quid\b|sterlin[ae]\b|ponden\b|"
    r"balles\b|chf\b|frs?\b)"
)
MONEY = re.compile(
    rf"\d+(?:[.,]\d+)?\s?{CURRENCY}|(?<![a-z]){CURRENCY}\s?\d+(?:[.,]\d+)?"
)
MARKER = (
    r"(?:tailles?|tail|taile|t|pointure|point|maten|maat|maatje|mt|schoenmaat|"
    r"ringmaat|sizes?|sz|shoe ?size|eu|eur|taglia|taglie|tg|misura|numero|num|nr|no|"
    r"n°|n|tour|gr|confectiemaat|mesure)\.?"
)
WEAK_MARKERS = ("n", "no", "n°", "nr", "num", "gr", "eur", "numero", "point", "tour")
AGE = r"(?:aged?|ages|leeftijd|eta|age de)"
LEAD = (
    r"(?:en|in|in a|in an|in het|in een|in maat|in size|nella|nel|in una|in un|de|du|"
    r"van|da|la|il|le|the|een|a|of|ou|or|o|et|and|e|un|une|fais du|porte du|heb|porto|"
    r"die|dat|quell[ao])"
)
THE = re.compile(r"(?<![a-z])(?:la|le|the|de)\s*$")
INTO = r"(?:en|in|in a|in an|nella|in maat|in size|in het|in een|in de)"
HALF = r"(?:\s?(?:1/2|½)|\s(?:e mezzo|et demie?|en een half|en half|and a half))"
NUMBER = rf"\d{{1,3}}(?:[.,]5(?!\d)|{HALF})?"
UNIT = (
    r"(?:ans?|jaar|jaren|jr|years?(?: old)?|yrs?|y|yo|ann?i|mois|maanden|maand|mnd|"
    r"months?|mths?|mesi|cm|centim[a-z]*|gr|g|grams?|grammes?|grammi|gram|kg|ml|cl|"
    r"lit(?:er|re)s?|litr[oi]|l|pcs|pieces?|stukjes|stukken|stuks?|pezzi|jarige?|"
    r"(?:tea ?)?bags|(?:thee)?zakjes|sachets|bustine|filtri|infusettes)"
)
NOT_BEFORE = r"(?<![\da-z#@+])(?<!\d[.,/'’])"
NOT_AFTER = r"(?![\da-z/]|[.,:'’]\d)"
"""Nor is a height a size: "I'm 6'5"."""
AREA = re.compile(
    rf"{NOT_BEFORE}(\d{{2,3}})\s?(?:x|×|\*|by|bij|op|sur|per|par)\s?(\d{{2,3}})"
    rf"(?:\s?cm)?{NOT_AFTER}"
)
METRES = re.compile(
    rf"{NOT_BEFORE}(\d(?:[.,]\d{{1,2}})?)\s?(?:m\s?)?(?:x|×|by|bij|op|sur|per)\s?"
    rf"(\d(?:[.,]\d{{1,2}})?)\s?(?:m|meters?|metres?|metri|metre|meter)(?![a-z\d])"
)
METRE = re.compile(
    rf"{NOT_BEFORE}(\d(?:[.,]\d{{1,2}})?)[\s-]?(?:metres?|meters?|metri|metro)(?![a-z\d])"
)
LITRES = {
    "1.5 l": re.compile(
        r"(?<![a-z])(?:un litre et demie?|un litro e mezzo|anderhalve liter|"
        r"(?:a|one) litre and a half|one and a half litres?)(?![a-z])"
    ),
    "500 ml": re.compile(
        r"(?<![a-z])(?:halve|half(?: a)?|demi|mezzo)[\s-](?:liter|litre|litro)(?![a-z])"
    ),
    "1 l": re.compile(
        r"(?<![a-z])(?:un|one|a|een|una)[\s-](?:liter|litre|litro)(?![a-z])"
    ),
}
AMOUNT = re.compile(
    rf"{NOT_BEFORE}\d{{1,4}}(?:[.,]\d{{1,2}})?"
    r"(?:(?:\s?[-/]\s?|\s(?:to|a|tot)\s)\d{1,3})?[\s-]?"
    rf"{UNIT}(?![a-z\d'’])"
)
WAISTS = re.compile(
    rf"{NOT_BEFORE}w?\s?(2[2-9]|[34]\d|50)(?:\s?[/x-]\s?l?|\s?l|,?\s(?:op |et |en |and "
    r"|e )?(?:longueur|lengte|lang|length|leg|inseam|lunghezza|lungo|long)\s)\s?"
    rf"(2[6-9]|3[0-8]){NOT_AFTER}"
)
"""The waist and the length of trousers: "30/32", "W30 L32", "30 longueur 32"."""
BY = re.compile(
    r"(?<![a-z])(?:par|per|da|van|by) (\d{1,3})"
    rf"(?![\d.,%°€$£]|\s?(?:{UNIT}|{CURRENCY}))"
)
"""So many of a set: "par 4", "da 12"."""
IN_SET = re.compile(rf"(?<![a-z]){SET_OF} ([a-z]+)(?![a-z])")
"""A set of so many, the number in words."""
AGE_IN_MONTHS = re.compile(
    rf"{NOT_BEFORE}(\d{{1,2}}(?:\s?[-/]\s?\d{{1,2}})?)\s?m(?![a-z\d])"
)
AGED = re.compile(rf"(?<![a-z]){AGE}\s(\d{{1,2}})(?!\d)")
RANGE = re.compile(rf"{NOT_BEFORE}\d{{1,3}}\s?[-/]\s?\d{{1,3}}{NOT_AFTER}")
MARKED = re.compile(rf"(?<![a-z\d]){MARKER}\s?({NUMBER}){NOT_AFTER}")
BARE = re.compile(rf"{NOT_BEFORE}{NUMBER}{NOT_AFTER}")
LETTERS = re.compile(
    r"(?<![a-z\d'’/])((?:x?s|m|l|xl)\s?/\s?(?:m|l|x{1,2}l)|"
    r"(?:[2-5] ?x|x{0,4})(?:s|l)|m|"
    r"extra small|extra large|x-?small|x-?large|medium)(?![a-z\d'’/])"
)
LETTER = re.compile(r"(?<![a-z\d'’/])[a-z](?![a-z\d'’/])")
AFTER_MARKER = re.compile(
    r"(?<![a-z])(?:tailles?|taile|maten|maat|mt|ringmaat|sizes?|sz|taglia|taglie|tg|"
    r"misura|mesure)\s$"
)
AFTER_LEAD = re.compile(rf"(?<![a-z]){LEAD}\s$")
DECIMAL = re.compile(rf"{NOT_BEFORE}\d{{1,2}}[.,]\d{{1,2}}{NOT_AFTER}")
THOUSAND = re.compile(rf"{NOT_BEFORE}([1-9]\d{{3}}){NOT_AFTER}")
ABROAD = re.compile(rf"(?<![a-z\d])(?:uk|us)\s?{NUMBER}(?:\s?-\s?{NUMBER})?{NOT_AFTER}")
SEVERAL = re.compile(rf"{NOT_BEFORE}(\d{{2}})['’]?s(?![a-z\d])")
"""English for several of a size: "any 32s left?"."""
HIM = re.compile(
    r"(?<![a-z])(?:neem|neemt|nemen|hou|houd|houdt|houden|leg|legt|wil|pak|koop|bestel|"
    r"stuur|vind|zie|heb|zet|haal|breng|geef|mag|kan|k|ik|je) $"
)
"""Right before a Dutch "m" that is "hem": "neem m maar"."""
LETTER_WORDS = {
    "extra small": "xs", "extra large": "xl", "medium": "m",
    "x-small": "xs", "xsmall": "xs", "x-large": "xl", "xlarge": "xl",
}  # fmt: skip
NOT_JUDGED = (
    r"(?<![a-z])(?<!trop )(?<!te )(?<!too )(?<!troppo )(?<!hoe )(?<!how )(?<!zo )"
    r"(?<!quanto )(?<!si )(?<!so )(?<!aussi )(?<!that )"
)
"""Not "too small", not "how big": those tell of a size, and ask for none."""
SOFT = {
    "s": re.compile(
        rf"{NOT_JUDGED}(?:petite?|pt|ptite?|kleine?|kleintje|piccol[oa]|small)(?![a-z])"
    ),
    "l": re.compile(rf"{NOT_JUDGED}(?:grande?|grote|groot|big|large)(?![a-z])"),
}
CUPS = re.compile(
    r"(?<![a-z])(prima|seconda|terza|quarta|quinta|sesta|settima)\s([a-h])(?![a-z\d'’])"
)
BANDS = ("prima", "seconda", "terza", "quarta", "quinta", "sesta", "settima")
"""Italian bra sizes in words, from the first: "terza C" is 3C."""
OF_TIME_OR_PIECES = re.compile(
    r"\s?(?:%|°|uur|u\b(?! got)|h\b|hrs?\b|heures?|ore\b|am\b|pm\b|pcs|st\b|x\b|"
    r"metres?|meters?|metri|metro|pieces?|pezzi|stuks?|fois|keer|times|days?|jours?|dagen|giorni|minut|inch|pouces?\b|pollic|duim|weken|weeks?|semaines?|"
    r"settiman|uomini|persone|personen|people|pax|avenue|rue)"
)
OF_PERSONS = re.compile(
    r"\s?(?:uomini|pers(?:on\w*)?|people|pax|p\b|posti|couverts|coperti)"
)
"""What a hamper or a service is for so many of."""
COUNTS = re.compile(
    r"\s*(?!it is|then\b|pl[sz]|please|alors|svp|stp|dan\b|aub|graag|allora|grazie|"
    r"ok\b|in\b|en\b|nella?\b|maar\b|nog\b|ook\b|too\b|also\b|instead\b|aussi\b|"
    r"encore\b|anche\b|ancora\b|invece\b|liever\b|plutot\b|er\b|ci\b|ce\b|c\b|y\b|"
    r"et\b|and\b|e\b|is\b|are\b|est\b|sont\b|zijn\b|sono\b|still\b|left\b|toujours\b|"
    r"dispo|vous\b|jullie\b|avete\b|hebben\b|heb\b|do\b|for\b|pour\b|voor\b|per\b|"
    r"how\b|combien|hoeveel|quanto|kost|costa|coute)[a-z]"
)
"""What follows a small number that counts something: "2 dresses", no "8 please", no
"7 in black"."""
WORDS = re.compile(r"[a-z]+(?:[ -][a-z]+){0,3}")

DENIED = re.compile(
    r"(?<![a-z])(?:pas|non|not|niet|geen)\s"
    r"(?:(?:en|in|la|le|the|de|het|il|du|un|a|taille|maat|size|taglia)\s){0,2}$"
)
"""Right before a size that is not wanted."""
