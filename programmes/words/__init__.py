"""The words of the listings, in memory: what a query finds, best match first, and what it may have meant."""

from programmes.words.index import Found, WordIndex
from programmes.words.postings import FIELDS, Document
from programmes.words.reading import read_documents

__all__ = ["FIELDS", "Document", "Found", "WordIndex", "read_documents"]
