"""Published and computed figures, side by side, for any seed: `python -m fourfold.demo.figures`."""
