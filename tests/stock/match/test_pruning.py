"""Of many products only those are scored that can be meant; none is missed by it."""

import pytest

from bench.customers import sentences, shop
from stock.match.scoring import NEAR, SAME, Wanted, _scored, score
from stock.match.units import read_units
from stock.match.words import key


@pytest.mark.parametrize("name", ["fashion", "home", "shoes"])
def test_every_product_near_the_best_has_its_exact_score(name: str) -> None:
    _, index = shop(name)
    among = set(index.entries)

    for sentence in sentences()[::400]:
        units = read_units(sentence.text, index, sentence.language, ())
        wanted = Wanted(units, (), key(sentence.text))
        every = {id: score(wanted, index.entries[id], index) for id in index.entries}
        top = max(every.values())
        for margin in (SAME, NEAR):
            found = _scored(wanted, among, index, margin)
            least = top - margin
            near = {id: points for id, points in every.items() if points >= least}

            assert {id: found[id] for id in near} == near
            assert list(found) == [id for id in index.entries if id in found]
