"""CONNECT: where everything stands on the map.

Topics are islands in a sea of paper, topics within them beds, entities dots in those. Every step is made so
that a small change of the garden is a small change of the map: sizes go in steps, places are whole numbers,
what has a place (`held`) keeps it, and the rest is put where there is room, nearest to what it is tied to.
"""

from trellis.graph.layout.chart import chart
from trellis.graph.layout.values import Bed, Chart, Ground, Island, Lettering, Spot

__all__ = ["Bed", "Chart", "Ground", "Island", "Lettering", "Spot", "chart"]
