"""What the peers, the servers and the parts of a run are called, in figures and in the report."""

OURS, TUTORIAL, SINGLE_SQL, TANTIVY, DUCKDB = "index", "tutorial", "single SQL", "Tantivy", "DuckDB"
ADMIN = "Django admin"
# In the order they are shown.
PEERS = [OURS, TUTORIAL, SINGLE_SQL, TANTIVY, DUCKDB]

BARE, NAKED, UNCACHED, RAW, CACHED, NGINX = "bare", "naked", "uncached", "raw", "cached", "nginx"

SEARCH, BUILD, PAGES = "search", "build", "pages"
PARTS = [SEARCH, BUILD, PAGES]
