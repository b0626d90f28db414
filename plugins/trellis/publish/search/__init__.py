"""PUBLISH: what a reader's search needs, in files that are asked for one by one.

    index.json        what there is: the kinds, where the shards of both indexes begin, the common terms
    names/N.json      the index of titles, keywords and headings: terms and their postings
    texts/N.json      the index of texts
    records/N.json    what results show: eight pages each
    passages/N.json   the text of two pages, section by section, to show a result in its context
    pages.json        the years of all pages, and whose the later passages of long texts are
    facets.json       which pages belong to which topic and series
    words/L.json      the interface's words in the language L

A page's number is that of its kind times `span`, plus its place among them; record and passage are
found from it without a table. Passages after the first of a long text have numbers of their own
above all pages; `more` of pages.json says whose they are. `version` changes with any of the files: it
is asked for with them, so that nobody gets old and new ones mixed.

Why not Pagefind 1.5, which was measured beside it: its bytes differ from one build to the next, its 97 KB
of program and its table of all pages come before a first result (over 230 KB at 10,000 pages), the
site's policy would have to allow `wasm-unsafe-eval`, it forgives no typos, and it takes three times the CPU.
"""

from trellis.publish.search.files import search_files

__all__ = ["search_files"]
