"""Where the files that are shipped beside the code are kept."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def prompts_dir() -> Path:
    """The folder of the prompts."""
    return _place("prompts")


def templates_dir() -> Path:
    """The folder of the mail templates."""
    return _place("templates")


def example_config() -> Path:
    """The example of config.yaml, for whoever has no file yet."""
    return _place("config.yaml")


def _place(name: str) -> Path:
    """Packed into the package where it was installed from a wheel; else at the top of the checkout."""
    packed = _PACKAGE / name
    return packed if packed.exists() else _PACKAGE.parent / name
