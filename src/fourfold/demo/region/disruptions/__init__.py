"""The plan of a region's disruptions: what each force records, when it arrives, and what becomes of it."""
