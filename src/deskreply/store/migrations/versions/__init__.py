"""One file a revision, numbered in four digits."""
