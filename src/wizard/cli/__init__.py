"""The command line: its grammar, its subcommands, the self-test."""
