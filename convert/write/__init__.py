"""Writers: ``write(document, style, pages) → Output``. They only render, and report what they could not."""
