"""What only the operating system has: places for files, a keyring, locks, logs, clocks.

Each module is imported by itself, so that a command pays for what it uses; the keyring's and the
paths' libraries are loaded with the first use.
"""
