"""Writes of access: each is one transaction of policy, rule, change and audit."""
