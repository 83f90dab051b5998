"""Files in: opened, read in chunks, checked row by row, each fault said in words; nothing here
knows a database."""
