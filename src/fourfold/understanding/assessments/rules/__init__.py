"""What holds of assessments: their states, and who moderates whose."""
