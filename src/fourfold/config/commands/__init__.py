"""What the `fourfold` command does, one file for each thing."""
