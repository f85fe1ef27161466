"""In-memory ports, with real errors: for tests of what is built on the ports. The contract suites hold them to the real ones."""
