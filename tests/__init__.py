"""The tests, and the bench beside them (`python -m tests.bench`)."""
