"""Pages of the exchange: each makes one call to a query or an action, then renders or redirects."""
