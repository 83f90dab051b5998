"""Writes of threats: each is one transaction of policy, rule, change and audit, inside its viewer's scope."""
