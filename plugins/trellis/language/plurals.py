"""The singular of words whose plural a stemmer does not undo."""

from __future__ import annotations

import re


def _pairs(text: str) -> dict[str, str]:
    """Plurals and their singulars, one after the other."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_SINGULARS = {
    "en": _pairs(
        """
        children child men man women woman mice mouse feet foot teeth tooth geese goose lives life
        wives wife knives knife halves half shelves shelf wolves wolf loaves loaf thieves thief
        calves calf selves self vertices vertex indices index matrices matrix appendices appendix
        analyses analysis hypotheses hypothesis theses thesis crises crisis diagnoses diagnosis
        parentheses parenthesis syntheses synthesis oases oasis synopses synopsis criteria criterion
        phenomena phenomenon schemata schema radii radius nuclei nucleus stimuli stimulus alumni
        alumnus fungi fungus cacti cactus foci focus loci locus syllabi syllabus bacteria bacterium
        strata stratum spectra spectrum errata erratum corpora corpus formulae formula larvae larva
        algae alga antennae antenna lenses lens aliases alias canvases canvas atlases atlas gases gas
        buses bus quizzes quiz oxen ox
        """
    ),
    "de": _pairs(
        """
        themen thema schemata schema museen museum konten konto risiken risiko firmen firma viren
        virus zentren zentrum rhythmen rhythmus algorithmen algorithmus lexika lexikon kriterien
        kriterium ministerien ministerium prinzipien prinzip materialien material mineralien mineral
        medien medium studien studium gymnasien gymnasium stadien stadium dramen drama villen villa
        kakteen kaktus indizes index matrizen matrix atlanten atlas praktika praktikum zyklen zyklus
        globen globus radien radius kommata komma visa visum paradigmen paradigma dogmen dogma
        skalen skala mythen mythos epen epos
        """
    ),
}
_ISM = re.compile("(?<=is)men$")
_WOMEN = re.compile(r"(?<=\w\w\w)innen$")
_VERBS = re.compile("(?:be|ge|ent|ver|zer|ab|aus|zurück)*(?:g|w|r|s|sp)innen|dr?innen|.*binnen")


def singular(word: str, lang: str) -> str:
    """The singular of `word` (casefolded) where a stemmer would not find it: `children`, `Mechanismen`,
    `Königinnen`; any other word as it is."""
    known = _SINGULARS.get(lang)
    if known is None:
        return word
    if lang == "de" and word.endswith("men"):
        word = _ISM.sub("mus", word)
    if lang == "de" and word.endswith("innen") and not _VERBS.fullmatch(word):
        return _WOMEN.sub("in", word)
    return known.get(word, word)
