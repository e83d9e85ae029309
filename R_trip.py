import inspect
import time
from pathlib import Path

from villkor.exchange.placing.anchors import place_answers

import villkor.exchange.export as E
from villkor.document.word.package import open_package
from villkor.document.word.read_blocks import read_blocks
from villkor.document.word.writer import to_docx
from villkor.exchange.ledger import make_ledger
from villkor.exchange.outline import report_outline
from villkor.exchange.placing.home_values import home_values
from villkor.exchange.placing.recover import recover_answers
from villkor.exchange.report_template import *
from villkor.report.load import load_report

print(inspect.signature(to_docx), inspect.signature(open_package))
for name in ("norrbotten-2022", "ofullstandig-2022"):
    r = load_report(Path("sample_reports") / name)
    doc = report_outline(r, r.form.recipients[:1], draft=name[0] == "o")
    import villkor.exchange.report_template as RT

    data = to_docx(doc, RT.template_of(r)) if hasattr(RT, "template_of") else None
    if data is None:
        print([n for n in dir(RT)])
        print(inspect.getsource(E)[:3500])
        break
    t = time.time()
    pk = open_package(data, "x.docx")
    f = read_blocks(pk)
    t1 = time.time()
    p = place_answers(r.form, f)
    t2 = time.time()
    rec = recover_answers(r.form, p)
    t3 = time.time()
    print("read", t1 - t, "place", t2 - t1, "recover", t3 - t2)
    n = 0
    for q, a in r.answers().items():
        h = home_values(r, a)
        v = rec.answers.get(q)
        if v is None or h != v:
            n += 1
            print("DIFF", q, v is None)
            if v is None:
                continue
            if h.rows or v.rows:
                print(len(h.rows), len(v.rows))
                for x, y in zip(h.rows, v.rows):
                    for k in {*x, *y}:
                        if x.get(k) != y.get(k):
                            print(
                                "  ",
                                k,
                                repr(x.get(k))[:300],
                                "\n      ",
                                repr(y.get(k))[:300],
                            )
            for k in {*h.parts, *v.parts}:
                if h.parts.get(k) != v.parts.get(k):
                    print(
                        "  ",
                        k,
                        repr(h.parts.get(k))[:700],
                        "\n      ",
                        repr(v.parts.get(k))[:700],
                    )
    print(name, n, "of", len(r.answers()))
    for q, v in rec.answers.items():
        if q not in r.answers() and not v.empty:
            print("EXTRA", q, v)
    print(
        "notes", rec.notes[:5], "left", rec.left, rec.illustrations.keys(), rec.captions
    )
    L = make_ledger(p, rec)
    print(L.placed, L.official, L.unplaced_letters, L.unplaced[:10])
