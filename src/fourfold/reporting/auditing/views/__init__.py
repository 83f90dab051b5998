"""Pages of the audit: each makes one call to a query, then renders."""
