"""A Word file of somebody else's, filled in: nothing of it is changed but its places."""
