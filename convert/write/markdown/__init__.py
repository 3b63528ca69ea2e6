"""The Markdown writer: CommonMark with GFM tables and footnotes and YAML front matter.

The law: ``read_markdown(write(tree)) == tree`` for everything that Markdown can express. What it cannot is a finding.
Raw HTML stands only where nothing else says it: ``<span lang>``, ``<br>`` within a table cell or heading, ``<sub>``
and ``<sup>``, since 10⁶ read as 106 would be a falsehood, an empty comment between lists of definitions, and ``<em>``
where emphasis is nested deeper than CommonMark's delimiters can tell apart.
"""

from convert.write.markdown.blocks import write

__all__ = ["write"]
