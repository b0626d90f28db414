"""GATHER: what the garden is about. Topics are read from files or discovered in the graph."""

from trellis.topics.values import Evidence, RelatedTopic, Sentence, Topic, TopicSource

__all__ = ["Evidence", "RelatedTopic", "Sentence", "Topic", "TopicSource"]
