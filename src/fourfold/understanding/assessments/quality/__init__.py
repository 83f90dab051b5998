"""How well the region judges: what is not assessed, where assessors differ, how moderation moves scores."""
