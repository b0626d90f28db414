"""English words that the stemmer takes for forms of another word: `important` is nothing of `import`.

The algorithm strips endings by rule and knows no meaning; every user of one keeps such a list. Each line
is a word with its own forms, which stand under the first.
"""

from __future__ import annotations

_FAMILIES = """
animal animals
accountability accountable unaccountable
authority authorities authoritative authoritarian authoritarianism
authorize authorized authorizes authorizing authorization authorizations unauthorized
author authors authored authoring authorship
capitalism capitalist capitalists capitalistic
capitalize capitalized capitalizes capitalizing capitalization
conformance conformant
critic critics criticism criticisms criticize criticized criticizes criticizing
critique critiques critiqued critiquing
critical critically criticality
customer customers
customize customized customizes customizing customization customizations customizable
definite definitely
definitive definitively
designate designated designates designating designation designations
determinism deterministic deterministically determinist
digit digits
digital digitally digitize digitized digitizing digitization
diversity diversities diverse diversely diversify
diversion diversions
emptiness
empty emptied empties emptying
experience experiences experienced experiencing experiential
experiment experiments experimented experimenting experimentation experimental experimentally experimenter
formality formalities
formalism formalisms formalize formalized formalizes formalizing formalization
humanity humanities humanitarian
humanism humanist humanists humanistic
ignorance ignorant
import imports imported importing importer importers importable
important importance importantly unimportant
individualism individualist individualistic individuality
informal informally informality
informant informants
liveness
locale locales
locality localities
marginal marginally marginalize marginalized marginalizes marginalizing marginalization
mindful mindfulness mindfully
numerous
numeral numerals
objective objectives objectively objectivity
objection objections objectionable
optimal optimally optimality suboptimal
optimism optimist optimistic optimists
optimize optimized optimizes optimizing optimization optimizations optimizer optimizers
personality personalities
personalize personalized personalizes personalizing personalization
physicalism physicalist physicalists
physics physicist physicists
positive positively positives positivity
practical practically practicality
publication publications
publicity publicize publicized
relative relatively relatives relativity relativism
relation relations relational relationally
responsibility responsibilities responsible responsibly irresponsible
responsive responsiveness
socialism socialist socialists
socialize socialized socializes socializing socialization
specialize specialized specializes specializing specialization specializations specialist specialists
subjective subjectively subjectivity
transit transits
transition transitions transitioned transitioning transitional
transitive transitively transitivity
utility utilities
utilize utilized utilizes utilizing utilization
"""

STEMS = {
    word: family[0]
    for family in (line.split() for line in _FAMILIES.splitlines() if line)
    for word in family
}
"""By each form the word it is one of."""
