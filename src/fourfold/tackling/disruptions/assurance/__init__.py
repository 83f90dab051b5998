"""A claimed effect is agreed or changed by somebody who did not lead the event, and looked at again months later."""
