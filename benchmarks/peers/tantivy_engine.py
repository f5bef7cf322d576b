"""Tantivy, a search engine in the same process: term aggregations on fast fields, in one segment in memory."""

import tantivy

from benchmarks.listings import Listing
from benchmarks.questions import PAGE, Answer, Question, all_counts
from programmes.filters import FACETS

MEMORY = 500_000_000
MUST = tantivy.Occur.Must


class Tantivy:
    def __init__(self, listings: list[Listing]):
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("position", fast=True)
        builder.add_text_field("text", index_option="basic")
        for facet in FACETS:
            builder.add_text_field(facet, fast=True, tokenizer_name="raw", index_option="basic")
        self.schema = builder.build()
        # By position: a list is quicker than Tantivy's own store.
        self.ids = [one.id for one in listings]
        self.searcher = self._filled(listings)

    def _filled(self, listings: list[Listing]) -> tantivy.Searcher:
        index = tantivy.Index(self.schema)
        writer = index.writer(MEMORY, 1)
        for one in listings:
            facets = {facet: list(values) for facet, values in one.values.items()}
            fields = {"position": one.position, "text": one.text, **facets}
            writer.add_document(tantivy.Document.from_dict(fields, self.schema))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        return index.searcher()

    def answer(self, question: Question) -> Answer:
        whole = self._query(question)
        page = self.searcher.search(whole, PAGE, order_by_field="position", order=tantivy.Order.Asc)
        counts = self._count(whole, [facet for facet in FACETS if facet not in question.chosen])
        for facet in question.chosen:
            counts |= self._count(self._query(question.without(facet)), [facet])
        return Answer(page.count, all_counts(counts), [self.ids[position] for position, _ in page.hits])

    def _query(self, question: Question) -> tantivy.Query:
        terms = [
            (MUST, tantivy.Query.term_set_query(self.schema, facet, values))
            for facet, values in question.chosen.items()
        ]
        if question.word:
            terms.append((MUST, tantivy.Query.term_query(self.schema, "text", question.word)))
        return tantivy.Query.boolean_query(terms) if terms else tantivy.Query.all_query()

    def _count(self, query: tantivy.Query, facets: list[str]) -> dict[str, dict[str, int]]:
        size = max(len(one.values) for one in FACETS.values())
        asked = {facet: {"terms": {"field": facet, "size": size}} for facet in facets}
        told = self.searcher.aggregate(query, asked)
        return {facet: {b["key"]: b["doc_count"] for b in told[facet]["buckets"]} for facet in facets}
