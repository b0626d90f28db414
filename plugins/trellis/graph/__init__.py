"""CONNECT: the graph of entities, keywords and topics. The only room that imports networkx."""

from trellis.graph.values import Connections, Reason, Related, Tie

__all__ = ["Connections", "Reason", "Related", "Tie"]
