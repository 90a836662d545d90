"""The command line: each group of commands in a module of its own."""
