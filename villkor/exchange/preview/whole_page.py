"""What every page of ours has around what it says: its look, what it may do, and the
script of one that follows the report.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element

from villkor import __version__
from villkor.document.html.nodes import html_node, html_text, verbatim_node

_LOOK_FILE, _LIVE_FILE = "page.css", "live.js"


def trouble_page(
    message: str,
    hint: str,
    edition: int,
) -> str:
    """What stands in the place of a report that cannot be read now."""
    parts = [html_node("h1", "Rapporten går inte att läsa just nu")]
    parts += [html_node("p", words) for words in (message, hint) if words]
    parts.append(following_line())
    main = html_node("main", parts, "trasig")
    return whole_page("Rapporten går inte att läsa", [main], edition)


def whole_page(
    title: str,
    nodes: Iterable[Element],
    edition: int,
) -> str:
    """A page with its title. One that has an edition, from 1, follows the report."""
    head = _head_node(f"{title} – förhandsvisning", live=edition > 0)
    attributes = {"lang": "sv"}
    if edition:
        attributes["data-edition"] = str(edition)
    body = html_node("body", nodes)
    if edition:
        body.append(verbatim_node("script", _own_file(_LIVE_FILE)))
    page = html_node(
        "html",
        [head, body],
        attributes=attributes,
    )
    return html_text(page)


def content_policy(*, live: bool) -> str:
    """What the page may fetch and run: its own style, and if it is `live` its own
    script, which asks nobody but where it came from. See CSP level 3.
    """
    rules = [
        "default-src 'none'",
        f"style-src '{_sum_of(_own_file(_LOOK_FILE))}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if live:
        rules.append(f"script-src '{_sum_of(_own_file(_LIVE_FILE))}'")
        rules.append("connect-src 'self'")
    return "; ".join(rules)


def _own_file(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _sum_of(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _head_node(title: str, *, live: bool) -> Element:
    told = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "generator": f"villkor {__version__}",
    }
    policy = {
        "http-equiv": "Content-Security-Policy",
        "content": content_policy(live=live),
    }
    parts = [
        html_node("meta", attributes={"charset": "utf-8"}),
        html_node("meta", attributes=policy),
    ]
    for name, content in told.items():
        parts.append(html_node("meta", attributes={"name": name, "content": content}))
    parts.append(html_node("title", title))
    parts.append(verbatim_node("style", _own_file(_LOOK_FILE)))
    return html_node("head", parts)


def following_line() -> Element:
    """Where the script says whether the page follows the report."""
    attributes = {"role": "status", "id": "foljer"}
    words = "Sidan följer med när en fil i rapporten sparas."
    return html_node("p", words, "framtagen", attributes)
