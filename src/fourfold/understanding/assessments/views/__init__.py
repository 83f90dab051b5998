"""Pages of assessments: each calls one query or one action, then renders or redirects."""
