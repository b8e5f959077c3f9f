"""Pictures of every screen, from one seeded practice."""
