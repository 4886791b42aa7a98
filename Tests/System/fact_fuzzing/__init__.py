"""What may be said on the topics, sound and unsound, and whether the back office lives with it."""
