"""The decisions behind the grant: a file of one row a decision, and what its rows come to."""
