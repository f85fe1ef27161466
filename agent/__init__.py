"""Debrief: an email-native agent that collects interview feedback for recruiters."""
