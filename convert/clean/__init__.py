"""Rules that remove or re-label what a scraper dragged in, and always say why."""
