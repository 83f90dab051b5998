"""Writes of sources. A file is received first (its batch is committed, the file waits in the spool), then loaded in one
transaction: killed at any moment it leaves all of a batch or none. The same file loaded again changes nothing."""
