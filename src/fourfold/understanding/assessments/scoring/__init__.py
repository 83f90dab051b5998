"""The scoring engine: reads model files, scores answers, and says the result in words. Plain Python, no database.

Start at `reading.read_model`, then `scoring.score`, then `explain`.
"""
