"""The second factor: what somebody has besides their password, how it is proved, and who must have one."""
