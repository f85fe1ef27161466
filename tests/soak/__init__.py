"""A month of a recruiter in minutes, with servers that break at random: `make soak`."""
