"""EXTRACT: what texts mean, by a small language model that runs here: the extra `semantic`.

Nothing else needs it, and without the option `semantic` nothing of it is loaded. `understand` reads the
entities whose language the model knows, each once: what it found is kept in the cache. What follows from
it is in `Meanings`, whole numbers all, so that what they are compared by is exact.

`vocabulary.json` is the vocabulary of BERT (uncased; Devlin et al. 2019, doi:10.18653/v1/N19-1423) under the
Apache License 2.0, from npm: `hatch_build.py` brings it.
"""

from trellis.semantics.reading import understand
from trellis.semantics.values import Encoder, Meanings, lengths_of

__all__ = ["Encoder", "Meanings", "lengths_of", "understand"]
