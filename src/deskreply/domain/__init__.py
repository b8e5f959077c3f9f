"""Pure rules: no I/O, no clock, no globals. Everything here can be tested with values alone."""
