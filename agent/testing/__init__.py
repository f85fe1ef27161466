"""In-memory ports with real errors. The contract suites hold them to the real ones."""
