"""The model files that come with Fourfold. All are illustrative: the national scales are not public."""

from importlib import resources


def shipped_models() -> dict[str, str]:
    """The text of each shipped model file, by file name, in order of name."""
    files = (file for file in resources.files(__name__).iterdir() if file.name.endswith(".yaml"))
    return {file.name: file.read_text("utf-8") for file in sorted(files, key=lambda file: file.name)}
