"""Performing effects: one file for each kind of doing. Decisions were made before; here they are carried out."""
