"""kill -9 at every commit and every step of sending, while twenty interviews are under way."""
