"""How people's mail programs quote what they answer: wording and markup, each program in a file of its own.

Written from what the programs send, not from what our labeller looks for.
"""
