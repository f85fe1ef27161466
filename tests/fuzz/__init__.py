"""What strangers write, in every form: each target takes any bytes, and says what must hold whatever they are."""
