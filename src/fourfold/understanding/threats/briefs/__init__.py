"""What officers are told of threats before a shift: which briefs, beside whom, for which area, on which paper."""
