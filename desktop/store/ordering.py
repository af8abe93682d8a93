"""The orders that a list can be in: each walks an index of the papers' own table, because a joined column is sorted anew."""

from desktop.records import Order
from desktop.store.conditions import LISTING_OF_FOLLOWED, followed_number
from desktop.store.database import Database
from desktop.store.query import Query

# What a title may begin with that is no word of it. The same text as in the index of migrations.py, or it is not used.
TITLE = """ltrim(p.title, ' "''$\\{([*“‘«„') COLLATE NOCASE"""

# Few papers were put off, and only their view is sorted so; all others come after them.
DAY_OF_RETURN = "coalesce((SELECT later FROM marks WHERE paper_id = p.id), '~')"

COLUMNS = {
    Order.DATE: "p.place DESC",
    Order.UPVOTES: "p.upvotes DESC, p.place DESC",
    Order.TITLE: f"{TITLE}, p.place DESC",
    Order.ADDED: "p.added DESC, p.place DESC",
    Order.RELEVANCE: "p.place DESC",  # of papers by themselves; how well they match is told in relevance.py
    Order.LATER: f"{DAY_OF_RETURN}, p.place DESC",
}
INDEXES = {Order.UPVOTES: "papers_upvotes", Order.TITLE: "papers_title", Order.ADDED: "papers_added"}
RANK_ON_DAY = """(SELECT min(a.rank) FROM appearances a JOIN listings l ON l.id = a.listing_id AND l.kind = 'day'
    WHERE a.paper_id = p.id AND a.day = ?)"""
# Its place when the listing was last asked for. Asked once which listing that is and on which day.
RANK_AT_LAST = f"""(SELECT min(a.rank) FROM appearances a WHERE a.paper_id = p.id AND a.listing_id = ({LISTING_OF_FOLLOWED})
    AND a.day = (SELECT max(day) FROM appearances WHERE listing_id = ({LISTING_OF_FOLLOWED})))"""

# From so many hits on, walking the order's index and passing over what is no hit is quicker than sorting the hits.
MANY_HITS = 10_000


def order_by(order: Order, query: Query) -> tuple[str, list[object]]:
    """The columns to sort by, and their parameters. A rank is that of the day's list or of the listing that the query names.

    Where it names none, it is that of the paper's own day.
    """
    if order != Order.RANK:
        return COLUMNS[order], []
    named = {term.field: term.value for clause in query for term in clause}
    rank, parameters = "p.rank", list[object]()
    if "on" in named:
        rank, parameters = RANK_ON_DAY, [named["on"]]
    elif "listing" in named:
        number = followed_number(named["listing"])
        rank, parameters = RANK_AT_LAST, [number, number]
    # The rank is asked for once: what stands in the list without one comes after all that have one.
    return f"coalesce({rank}, 1 << 62), p.place DESC", parameters


def has_many_hits(database: Database, match: str) -> bool:
    """Whether the full text matches so many papers that they should not be sorted."""
    statement = "SELECT count(*) FROM (SELECT 1 FROM papers_index WHERE papers_index MATCH ? LIMIT ?)"
    return int(database.execute_sql(statement, (match, MANY_HITS)).fetchone()[0]) == MANY_HITS
