"""Readers: decoded text → a dirty Document with everything in it. They drop nothing and decide nothing."""
