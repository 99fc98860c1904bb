"""Generator of static training and regulation portals."""
