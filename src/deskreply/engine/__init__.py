"""The use cases, over ports: knows no screen, no SQL and no HTTP."""
