"""German words by what they say, as far as noun phrases need them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EMPTY = _words(
    """
    januar februar märz april mai juni juli august september oktober november dezember montag dienstag
    mittwoch donnerstag freitag samstag sonnabend sonntag uhr tag tage jahr jahre woche
    wochen monat monate stunde stunden minute minuten zeit mal male art weise teil teile fall fälle
    beispiel beispiele ding dinge sache sachen grund gründe anzahl reihe menge seite seiten ende anfang
    mitte weg stelle punkt punkte frage fragen rahmen hinblick bezug folge laufe verlauf übrigen prozent
    fällen million millionen milliarde milliarden tausend hundert leute mensch kapitel abschnitt abbildung
    sekunde sekunden abend morgen nacht jahrhundert jahrzehnt hälfte drittel viertel dutzend stück paar
    grad gramm kilo kilogramm tonne tonnen liter milliliter meter metern zentimeter millimeter kilometer
    euro cent mark tagen jahren monaten weisen teilen beispielen dingen gründen reihen mengen stellen punkten
    folgen hunderten tausenden stücken paaren graden abenden nächten kapiteln abschnitten abbildungen
    """
)
"""Which no keyword holds: dates, measures, and what only points."""

SUBJECTS = _words(
    "der die das ein eine ich du er sie es wir ihr man sich mein meine unser unsere kein keine"
)
"""Which may follow a verb at the start of a sentence."""

MEASURES = _words(
    """
    löffel löffeln esslöffel teelöffel prise prisen tasse tassen glas gläser gläsern becher bechern flasche
    flaschen dose dosen packung packungen tüte tüten kiste kisten sack säcke säcken eimer eimern korb körbe
    schicht schichten scheibe scheiben tropfen schluck schlucke schuss spritzer handvoll haufen bund zehe
    zehen blatt blätter stapel strauß portion portionen ladung
    """
)
"""Which, before another noun, say how much there is of it."""

POINTING = _words(
    """
    folgend jeweilig entsprechend möglich übrig sonstig obig etwaig jeglich besagt betreffend gewiss
    divers zahlreich derartig sogenannt genannt erwähnt bisherig damalig heutig jetzig hiesig dortig
    vorliegend nachstehend vorstehend vorherig nachfolgend anschließend ähnlich üblich wesentlich
    """
)
"""Adjectives that say which, not what: no part of a keyword."""

WEAK = _words(
    """
    abschluss abstand änderung anforderung angabe anleitung ansatz antwort anwender anwendung arbeit aufbau
    aufgabe ausdruck ausgabe ausnahme auswahl auswirkung basis bau bearbeitung bedarf bedeutung bedingung
    befehl begriff beginn benutzer benutzung bereich beschreibung beziehung bild blick detail details dokument
    ebene eigenschaft einfluss einleitung einstellung eintrag element entscheidung entwicklung erfahrung
    ergebnis erklärung erstellung fehler feld form funktion gebiet gebrauch gedanke gefahr gegenstand grenze
    größe grundlage gruppe hand hilfe hinweis höhe idee information inhalt interesse kontrolle kopf kraft lage
    länge leben liste lösung meinung methode mittel möglichkeit nachteil name nummer nutzen nutzer nutzung
    objekt option ordnung ort person plan problem programm projekt prozess qualität raum regel rest ergebnisse
    rolle schluss schritt schutz sicht sinn situation spalte standard start struktur stufe suche summe system
    tabelle tat text thema titel typ übersicht umgang umsetzung unterschied ursache verbesserung verbindung
    verfahren vergleich verhältnis verwendung version versuch verweis voraussetzung vorgang vorschlag vorteil
    wahl wechsel welt wert wirkung wissen wort zahl zeichen zeile ziel zugang zusammenfassung zusammenhang
    zustand zweck
    """
)
"""Which say little alone."""
