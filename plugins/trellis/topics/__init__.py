"""GATHER: what the garden is about. Topics are read from files or discovered in the graph."""

from trellis.topics.values import (
    Evidence,
    RelatedTopic,
    Sentence,
    Step,
    Topic,
    TopicSource,
    Trail,
)

__all__ = ["Evidence", "RelatedTopic", "Sentence", "Step", "Topic", "TopicSource", "Trail"]
