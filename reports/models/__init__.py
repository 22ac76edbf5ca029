"""Models in which a statement about functions, points of a sphere or partitions becomes one about numbers."""
