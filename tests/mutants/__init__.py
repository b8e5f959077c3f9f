"""Break the code one small thing at a time: some test has to notice each."""
