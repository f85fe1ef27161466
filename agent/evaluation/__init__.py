"""How well replies are read: labelled replies go the whole way from raw mail, and what comes out is compared.

What is measured is what runs: the real letter, the real parser, the real recognisers, and the one function that has
a message read.
"""
