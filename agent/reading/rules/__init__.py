"""The offline reader's rules, one field a file. Each file begins with its table of phrases."""
