"""Adjectives of languages whose words we cannot tag that say which, not what: they stand before a noun as an
article does, and are no part of a keyword."""

from __future__ import annotations

WHICH = {
    lang: frozenset(words.split())
    for lang, words in {
        "fr": """
            nouveau nouvel nouvelle nouveaux nouvelles prochain prochaine prochains prochaines
            dernier dernière derniers dernières premier première premiers premières second seconde
            seconds secondes deuxième troisième quatrième ancien ancienne anciens anciennes grand
            grande grands grandes petit petite petits petites bon bonne bons bonnes meilleur
            meilleure meilleurs meilleures précédent précédente précédents précédentes suivant
            suivante suivants suivantes divers diverses différents différentes actuel actuelle
            actuels actuelles seul seule seuls seules vrai vraie vrais vraies
        """,
        "es": """
            nuevo nueva nuevos nuevas próximo próxima próximos próximas último última últimos
            últimas primer primero primera primeros primeras segundo segunda tercer tercero
            tercera gran grande grandes pequeño pequeña pequeños pequeñas buen bueno buena buenos
            buenas mejor mejores anterior anteriores siguiente siguientes antiguo antigua antiguos
            antiguas actual actuales cierto cierta ciertos ciertas diversos diversas distintos
            distintas diferentes
        """,
        "it": """
            nuovo nuova nuovi nuove prossimo prossima prossimi prossime ultimo ultima ultimi
            ultime primo prima primi prime secondo seconda terzo terza grande grandi piccolo
            piccola piccoli piccole buon buono buona buoni buone migliore migliori precedente
            precedenti seguente seguenti vecchio vecchia vecchi vecchie attuale attuali diversi
            diverse
        """,
        "pt": """
            novo nova novos novas próximo próxima próximos próximas último última últimos últimas
            primeiro primeira primeiros primeiras segundo segunda terceiro terceira grande grandes
            pequeno pequena pequenos pequenas bom boa bons boas melhor melhores anterior
            anteriores seguinte seguintes antigo antiga antigos antigas atual atuais certo certa
            certos certas diversos diversas diferentes
        """,
        "nl": """
            nieuw nieuwe laatste volgende vorige eerste tweede derde groot grote klein kleine goed
            goede beter betere beste oud oude huidig huidige bepaald bepaalde diverse
            verschillende
        """,
    }.items()
}
