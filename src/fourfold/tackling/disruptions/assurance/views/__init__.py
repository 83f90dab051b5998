"""Pages of assurance: each makes one call to a query or an action, then renders or redirects."""
