"""Single sign-on, tried against a real identity provider (django-oauth-toolkit) in a process of its own."""
