"""Attacks on whoever reads a reply: texts from public corpora, spliced into genuine replies at every place they fit."""
