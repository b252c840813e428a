"""Checks dev.jsonl, test.jsonl and mentions.jsonl against stock.csv and the contract. Composes nothing."""

import csv
import json
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
LEGAL = {
    "availability": "in_stock out_of_stock sold_out unknown_product which_product",
    "price": "told unknown_product which_product",
    "browse": "listed nothing",
    "shipping": "ships does_not_ship pickup no_pickup",
    "shipping_cost": "told does_not_ship",
    "delivery_time": "told does_not_ship",
    "reserve": "held out_of_stock sold_out which_product which_variant unknown_product",
    "restock": "waitlisted in_stock which_product which_variant unknown_product",
    "cancel": "released nothing_held handed_over",
    "privacy": "erased stopped",
    "abuse": "calmed",
}
for t in ["opening_hours", "location", "payment", "returns", "product_info", "discount", "complaint", "order_status", "size_advice", "human", "other"]:
    LEGAL[t] = "told handed_over"
for t in ["reply_time", "bot_identity", "greeting", "thanks", "goodbye", "confirm", "deny"]:
    LEGAL[t] = "told"
LEGAL = {k: set(v.split()) for k, v in LEGAL.items()}
FIELDS = set(
    ["availability", "price", "reserve", "restock", "cancel", "size_advice", "product_info"]
)
ALONE = {"greeting", "thanks", "goodbye", "confirm", "deny"}
SHIP = {"shipping", "shipping_cost", "delivery_time"}
TO = {"BE", "FR", "LU", "NL", "DE"}
stock, photo, details = {}, {}, {}
for r in csv.DictReader(open(HERE / "stock.csv", encoding="utf8")):
    stock.setdefault(r["product"], {})[(r["size"], r["colour"])] = int(r["quantity"])
    photo[r["product"]], details[r["product"]] = r["photo"], r["details"]
COLOURS = {c for v in stock.values() for _, c in v}
SIZES = {s for v in stock.values() for s, _ in v}
bad = 0


def err(where, what):
    global bad
    bad += 1
    print(where, what)


def left(st, a):
    v = st[a["product"]]
    pick = {
        k: q
        for k, q in v.items()
        if a.get("size") in (None, k[0]) and a.get("colour") in (None, k[1])
    }
    return sum(v.values()), sum(pick.values()), pick


def check(name):
    topics, langs, outs, turns, multi, msgs, ho = (
        Counter(),
        Counter(),
        Counter(),
        0,
        0,
        0,
        0,
    )
    ids = set()
    convs = [json.loads(x) for x in open(HERE / f"{name}.jsonl", encoding="utf8")]
    for c in convs:
        assert c["id"] not in ids
        ids.add(c["id"])
        st = {p: dict(v) for p, v in stock.items()}
        held = []
        assert 1 <= len(c["messages"]) <= 6, c["id"]
        for i, m in enumerate(c["messages"]):
            w = f"{c['id']}.{i}"
            e = m["expect"]
            msgs += 1
            if m.get("product") and m["product"] not in stock:
                err(w, "post product")
            nxt = (
                c["messages"][i + 1].get("after_s", 60)
                if i + 1 < len(c["messages"])
                else 60
            )
            if 2 < nxt < 10:
                err(w, "after_s too near the window")
            if (nxt <= 2) != (e["answers"] == []):
                err(w, "burst and answers disagree")
            if e["language"] not in ("fr", "nl", "en", "it"):
                err(w, "language")
            if e["handed_over"] != any(
                a["outcome"] == "handed_over" for a in e["answers"]
            ):
                err(w, "handed_over")
            if not e["answers"]:
                continue
            turns += 1
            langs[e["language"]] += 1
            ho += e["handed_over"]
            kinds = {a["topic"] for a in e["answers"]}
            multi += len(e["answers"]) > 1
            for t in kinds:
                topics[t] += 1
            if kinds & ALONE and len(kinds) > 1:
                err(w, "small talk beside a topic")
            before = {p: dict(v) for p, v in st.items()}
            for a in e["answers"]:
                t, o = a["topic"], a["outcome"]
                outs[t, o] += 1
                if o not in LEGAL[t]:
                    err(w, f"illegal {t} {o}")
                if (
                    set(a) - {"topic", "outcome"} & {"product", "size", "colour"}
                    and t not in FIELDS
                    and set(a) & {"product", "size", "colour"}
                ):
                    err(w, "fields")
                if "country" in a:
                    if t not in SHIP:
                        err(w, "country")
                    if (a["country"] in TO) == (o == "does_not_ship"):
                        err(w, "country outcome")
                elif o == "does_not_ship":
                    err(w, "no country")
                if o in ("pickup",) and "country" in a:
                    err(w, "pickup country")
                if t not in FIELDS:
                    continue
                if o in ("which_product", "unknown_product"):
                    if "product" in a:
                        err(w, "product with which/unknown")
                    continue
                p = a.get("product")
                if p is None:
                    if (t, o) not in {
                        ("cancel", "nothing_held"),
                        ("cancel", "handed_over"),
                        ("size_advice", "handed_over"),
                        ("product_info", "handed_over"),
                    }:
                        err(w, f"no product {t} {o}")
                    continue
                if p not in stock:
                    err(w, "product")
                    continue
                if "size" in a and a["size"] not in {s for s, _ in stock[p]}:
                    print("note", w, "size never stocked", a, m["text"])
                if "size" in a and a["size"] not in SIZES:
                    print("note", w, "size unknown to the table", a)
                if "colour" in a and a["colour"] not in {x for _, x in stock[p]}:
                    print("note", w, "colour never stocked", a, m["text"])
                if "colour" in a and a["colour"] not in COLOURS:
                    print("note", w, "colour unknown to the table", a)
                tot, n, pick = left(before, a)
                avail = [k for k, q in pick.items() if q > 0]
                if t == "availability":
                    want = (
                        "sold_out" if tot == 0 else "in_stock" if n else "out_of_stock"
                    )
                    if o != want:
                        err(w, f"{a} but {want} ({pick})")
                if t == "reserve":
                    if o == "held":
                        if len(avail) != 1:
                            err(w, f"held {a}: {avail}")
                        else:
                            st[p][avail[0]] -= 1
                            held.append(a)
                            if len([k for k in pick]) > 1:
                                print(
                                    "note",
                                    w,
                                    "held without naming all of the variant",
                                    a,
                                    pick,
                                )
                            if (
                                len(pick) > 1
                                and "colour" not in a
                                and len({k[1] for k in pick}) > 1
                            ):
                                print("note", w, "one colour left", a)
                    if o == "which_variant" and len(avail) < 2:
                        err(w, f"which_variant {a} {avail}")
                    if o == "out_of_stock" and (n or not tot):
                        err(w, f"{a} {n} {tot}")
                    if o == "sold_out" and tot:
                        err(w, f"{a} {tot}")
                if t == "restock":
                    if o == "waitlisted" and (n or len(pick) > 1):
                        err(w, f"waitlisted {a} {pick}")
                    if o == "in_stock" and not n:
                        err(w, f"restock {a}")
                if t == "cancel":
                    if o == "released":
                        if not any(
                            all(
                                h.get(k) == a.get(k)
                                for k in ("product", "size", "colour")
                            )
                            for h in held
                        ):
                            err(w, f"released {a} {held}")
                        else:
                            st[p][
                                avail[0]
                                if len(pick) == 1 and avail
                                else next(iter(pick))
                            ] += 1
                            held = [
                                h
                                for h in held
                                if h["product"] != p or h.get("size") != a.get("size")
                            ]
                    if o == "nothing_held" and held:
                        err(w, "held though")
                if (
                    t == "product_info"
                    and (o == "told")
                    and not (details[p] or photo[p])
                ):
                    err(w, "told without details")
                if t == "size_advice" and o == "told" and not details[p]:
                    err(w, "advice without details")
    print(
        f"== {name}: {len(convs)} conversations, {msgs} messages, {turns} turns, {multi} with several answers, {ho} handed over"
    )
    print("  languages", dict(langs))
    print("  topics", dict(topics.most_common()), "missing", set(LEGAL) - set(topics))
    print(
        "  outcomes",
        {
            f"{t}:{o}": n
            for (t, o), n in sorted(outs.items())
            if t in FIELDS
            or t in SHIP
            or t in ("browse", "payment", "discount", "human", "other")
        },
    )
    ps = {
        a["product"]
        for c in convs
        for m in c["messages"]
        for a in m["expect"]["answers"]
        if "product" in a
    } | {m["product"] for c in convs for m in c["messages"] if "product" in m}
    return ps, [m["text"] for c in convs for m in c["messages"]]


def mentions():
    n, lang = Counter(), Counter()
    seen = set()
    for i, x in enumerate(open(HERE / "mentions.jsonl", encoding="utf8"), 1):
        d = json.loads(x)
        e = d["expect"]
        w = f"mentions:{i}"
        n[e["outcome"]] += 1
        lang[d["language"]] += 1
        if d["text"] in seen:
            err(w, "twice")
        seen.add(d["text"])
        k = len(e["products"])
        if not {"one": k == 1, "which": k > 1, "unknown": k == 0, "none": k == 0}[
            e["outcome"]
        ]:
            err(w, "count of products")
        for p in e["products"]:
            if p not in stock:
                err(w, p)
                continue
            for f, j in (("size", 0), ("colour", 1)):
                if f in e and e[f] not in {v[j] for v in stock[p]}:
                    print("note", w, f, e[f], "never stocked for", p, "|", d["text"])
    print("== mentions", sum(n.values()), dict(n), dict(lang))


if __name__ == "__main__":
    r = [check(x) for x in ("dev", "test") if (HERE / f"{x}.jsonl").exists()]
    if len(r) == 2:
        print("products in both:", sorted(r[0][0] & r[1][0]))
        print(
            "texts in both:",
            sorted({t.lower() for t in r[0][1]} & {t.lower() for t in r[1][1]}),
        )
        print("products in neither:", sorted(set(stock) - r[0][0] - r[1][0]))
    if (HERE / "mentions.jsonl").exists():
        mentions()
    print("errors", bad)
    sys.exit(bad > 0)
