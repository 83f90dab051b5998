"""The scoring engine: reads model files, scores answers, and says the result in words. Plain Python.

Start at `reading.read_model`, then `scoring.score`, then `explain`.
"""
