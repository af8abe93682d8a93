"""The list: all ids, rows read by the page, days as headings, every row painted once and copied then."""
