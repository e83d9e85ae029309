"""What the words around an amount are to it: whether they say what was done with the
grant, or that it is something else that is told of.

Each word is one letter, so that the order of words can be read by patterns:
`g` of the grant and its time, `v` a verb of giving or being, `t` to or for, `a` of or
from, `k` and, `s` which, `w` of which, `y` the report's year, `Y` another, `b` what
speaks of something else, `x` any other word; `c` `o` `p` `d` are , ( ) and : or –.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from villkor.rules.prose.pattern import Pattern

OTHER, OTHER_YEAR, ANY_WORD = "b", "Y", "x"
_SIGNS = {
    ",": "c",
    "(": "o",
    ")": "p",
    ":": "d",
    "–": "d",
    "—": "d",
    "-": "d",
}
_BY_LETTER = {
    "g": (
        "anslag anslaget anslagets anslagsmedel anslagsmedlen medel medlen totalt "
        "sammanlagt sammantaget tillsammans under året år årets regionen regionens "
        "regionala länet länets det den de denna detta dessa dem så här följande "
        "största störst minst mest del delen andel andelen belopp beloppet summa "
        "fördelning fördelningen utfall utfallet område området insatsområde "
        "insatsområdet prioritering prioriteringen prioriteringarna post posten stöd "
        "stödet stöden bidrag bidragen bidraget stödform stödformen stödformerna "
        "följd följt därefter cirka ca omkring drygt knappt nästan närmare över mer "
        "än ungefär runt kring alltså därmed dvs nu också även hela nämnden resten "
        "utvecklingsnämnden regionfullmäktige regionstyrelsen dag hälften jämfört "
        "resterande återstående vi fördelade beviljade verksamhet verksamheten sin "
        "sina både dels ut total totala "
        "regional utvecklingsåtgärder att statsanslaget"
    ),
    "v": (
        "gick går gått har hade fick får fått fördelades fördelade fördelas fördelats "
        "fördelat beviljades beviljade beviljats beviljat beviljar beslutades "
        "beslutade beslutats beslutat beslutar användes använts används använde lades "
        "lagts lade lagt uppgick uppgår uppgått utgjorde utgör utgjort står stod stått "
        "motsvarar motsvarade motsvarande var är blev blivit omfattar omfattade "
        "omfattat tilldelades tilldelade tilldelats getts gavs gett gav landade "
        "stannade lämnades lämnats lämnade delades delats delade kom kommit fanns "
        "styrdes styrts prioriterades prioriterats"
    ),
    "t": "till på för i inom avsåg avser med om åt mot",
    "a": "av ur från",
    "k": "och samt medan men eller respektive resp",
    "s": "som vilket vilka",
    "w": "varav",
}
_LETTER = {
    word: letter for letter, words in _BY_LETTER.items() for word in words.split()
}
_SOMETHING_ELSE = Pattern(
    r"""
    (?:
        budget | avs[aä]tt | plan | finansieringsplan | prognos | beräkn | förvänt
        | uppskatt | ram(?:en)?\Z | tak(?:et)?\Z | högst | minst | max | föresl | förslag
        | ansök | sök | rekvir | begär | äsk | mål(?:et|en|sättning\w*|tal\w*)?\Z
        | ska(?:ll)?\Z | skulle | bör\Z | kan\Z | kunde\Z | räkna | prelimin | önska
        | fjol | förra | föregående | tidigare | nästa | kommande | sedan\Z | inför
        | hittills | \w*period | projekttid | årlig | kvartal | halvår | framöver
        | historisk | brukar | (?:jan|febr)uari | mars\Z | april | maj\Z | juni | juli
        | augusti | (?:sept|nov|dec)ember | oktober
        | eu\Z | eu- | eu: | eruf | esf | fro\Z | interreg | \w*fond | react | leader
        | tillväxtverk | vinnova | länsstyrels | \w*kommun(?!ika) | energimyndig
        | naturvårdsverk | trafikverk | jordbruksverk | arbetsförmedl | almi | \w*myndighet
        | sta(?:ten|tens|tlig) | nation | rike | landet | hela_landet | egna\Z | egen\Z
        | eget\Z | privat | näringsliv | medfinans | motfinans | delfinans | \w*växl
        | riskkapital | lån | garanti | sponsor | extern | utländsk | europeisk | universitet
        | per\Z | var(?:je|dera)\Z | genomsnitt | snitt | median | invånar | enskil | \w*nivå
        | projektet | företaget | \w*kostna | kosta | återbetal | avskriv | krav | återkr
        | \w*betal | ök(?!n?ad_) | minsk | förändr | skilln | ytterligare | dubbel
        | dubbl | därav | utvärder | upphandl | köp | omför | omfördel | lokal
        | behov | saknas | brist | investera | procentenhet | intäkt | avkast | varsel
    )
    """,
    re.VERBOSE,
)
_REGISTER_OF_GRANTS = Pattern(r"[0-9]:[0-9]")
_YEAR = Pattern(r"(?:19|20)[0-9]{2}")


def letter_of(word: str, year: int, own_words: Collection[str]) -> str:
    """What a word or a sign is to an amount; "" for a sign that says nothing."""
    if word in _SIGNS:
        return _SIGNS[word]
    small = word.casefold()
    if not small[0].isalnum():
        return ""
    if small in _LETTER:
        return _LETTER[small]
    if small in own_words or _REGISTER_OF_GRANTS.fullmatch(small):
        return "g"
    if _YEAR.fullmatch(small):
        return "y" if int(small) == year else OTHER_YEAR
    return OTHER if _SOMETHING_ELSE.match(small) else ANY_WORD
