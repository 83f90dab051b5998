"""Playing a plan: every act in its order, by whoever would do it, through the actions that everybody uses."""
