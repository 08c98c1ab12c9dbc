"""Chinese newspaper pages to a knowledge graph in which every statement shows its sentence."""
