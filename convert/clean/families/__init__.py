"""Rule families: one small file for each kind of furniture."""
