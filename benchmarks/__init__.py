"""Speed and cleaning quality beside peers, in one run, as ratios. Never part of the tests."""
