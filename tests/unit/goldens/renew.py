"""Draws the golden messages anew: `python -m tests.unit.goldens.renew`. Look at what changed before you commit it."""

from tests.unit.goldens import cases, drawn, test_goldens

if __name__ == "__main__":
    for platform, (ending, draw) in drawn.PLATFORMS.items():
        made = {f"{name}.{ending}": draw(message) for name, message in cases.every().items()}
        folder = test_goldens.KEPT / platform
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8")
