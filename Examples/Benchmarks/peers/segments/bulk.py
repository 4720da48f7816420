#
# This source file is part of the swift-loyalty project
# Copyright (c) 2026 the swift-loyalty authors
#
# See LICENSE.txt for license information
# SPDX-License-Identifier: Apache-2.0
#
"""Asks ten segment rules of all rows, in polars or in DuckDB, on one thread.

    bulk.py polars|duckdb-case|duckdb-filter FOLDER

Prints the name, the CPU nanoseconds of a row and a rule (median of five runs), and the ten counts.
"""
import os
import statistics
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "1"
import columns  # noqa: E402
import numpy as np  # noqa: E402
import pyarrow as pa  # noqa: E402

KINDS = dict(
    purchases="i8", avg_check="f8", pos_reviews="i8", neg_reviews="i8",
    last_activity="i4", registered="i4", country="i4", tier="i4",
)


def table(folder):
    arrays = {}
    for name, kind in KINDS.items():
        values, known = columns.read(folder, name, kind)
        if name in ("country", "tier"):
            words = columns.COUNTRIES if name == "country" else columns.TIERS
            codes = pa.array(values, mask=~known)
            arrays[name] = pa.DictionaryArray.from_arrays(codes, words).cast(pa.string())
        elif name in ("last_activity", "registered"):
            arrays[name] = pa.array(values, mask=~known).cast(pa.date32())
        else:
            arrays[name] = pa.array(values, mask=~known)
    return pa.table(arrays)


def before(days):
    return f"(DATE '2026-01-01' - {days})"


FRENCH_GERMAN_POLISH = "country IN ('DE', 'FR', 'PL')"
RULES = [
    "avg_check > 50 AND purchases > 20 AND pos_reviews > 2",
    f"(last_activity < {before(60)} OR neg_reviews > 3) AND purchases >= 3 AND tier <> 'none'",
    f"registered >= {before(30)} AND purchases <= 2 AND last_activity >= {before(14)}",
    f"last_activity < {before(180)} AND avg_check >= 30 AND purchases BETWEEN 5 AND 50 AND tier IN ('gold', 'platinum')",
    f"{FRENCH_GERMAN_POLISH} AND pos_reviews >= 3 AND neg_reviews = 0 AND avg_check > 20",
    f"(last_activity IS NULL OR purchases IS NULL OR avg_check IS NULL) AND registered < {before(90)}",
    f"NOT (tier = 'platinum' OR country = 'US') AND purchases > 10 AND last_activity >= {before(30)}",
    f"purchases >= 30 AND avg_check < 15.0 AND last_activity >= {before(45)}",
    f"purchases * avg_check > 2000 AND neg_reviews <= 1 AND {FRENCH_GERMAN_POLISH} AND registered < {before(365)}",
    f"coalesce(pos_reviews, 0) - coalesce(neg_reviews, 0) >= 1 AND (last_activity >= {before(90)} "
    f"OR tier IN ('gold', 'platinum')) AND registered < {before(30)} AND avg_check IS NOT NULL",
]


def in_duckdb(data, form):
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    for name, words in (("tiers", columns.TIERS), ("countries", columns.COUNTRIES)):
        connection.execute(f"CREATE TYPE {name} AS ENUM ({', '.join(repr(word) for word in words)})")
    narrow = "" if form == "filter" else (
        ", purchases::SMALLINT AS purchases, pos_reviews::TINYINT AS pos_reviews, neg_reviews::TINYINT AS neg_reviews"
    )
    connection.execute(
        f"CREATE TABLE t AS SELECT * REPLACE (tier::tiers AS tier, country::countries AS country{narrow}) FROM data"
    )
    count = "count(*) FILTER (WHERE {})" if form == "filter" else "sum(CASE WHEN {} THEN 1 ELSE 0 END)"
    query = f"SELECT {', '.join(count.format(rule) for rule in RULES)} FROM t"
    return lambda: connection.execute(query).fetchone()


def in_polars(data):
    import datetime

    import polars as pl

    frame = pl.from_arrow(data).rechunk().with_columns(
        pl.col("country").cast(pl.Enum(columns.COUNTRIES)), pl.col("tier").cast(pl.Enum(columns.TIERS))
    )
    c = pl.col

    def day(days):
        return pl.lit(datetime.date(2026, 1, 1) - datetime.timedelta(days=days))

    high = c("tier").is_in(["gold", "platinum"])
    near = c("country").is_in(["DE", "FR", "PL"])
    unknown = c("last_activity").is_null() | c("purchases").is_null() | c("avg_check").is_null()
    balance = c("pos_reviews").fill_null(0) - c("neg_reviews").fill_null(0)
    rules = [
        (c("avg_check") > 50) & (c("purchases") > 20) & (c("pos_reviews") > 2),
        ((c("last_activity") < day(60)) | (c("neg_reviews") > 3)) & (c("purchases") >= 3) & (c("tier") != "none"),
        (c("registered") >= day(30)) & (c("purchases") <= 2) & (c("last_activity") >= day(14)),
        (c("last_activity") < day(180)) & (c("avg_check") >= 30) & (c("purchases") >= 5) & (c("purchases") <= 50) & high,
        near & (c("pos_reviews") >= 3) & (c("neg_reviews") == 0) & (c("avg_check") > 20),
        unknown & (c("registered") < day(90)),
        ~((c("tier") == "platinum") | (c("country") == "US")) & (c("purchases") > 10) & (c("last_activity") >= day(30)),
        (c("purchases") >= 30) & (c("avg_check") < 15.0) & (c("last_activity") >= day(45)),
        (c("purchases") * c("avg_check") > 2000) & (c("neg_reviews") <= 1) & near & (c("registered") < day(365)),
        (balance >= 1) & ((c("last_activity") >= day(90)) | high) & (c("registered") < day(30))
        & c("avg_check").is_not_null(),
    ]
    sums = [rule.alias(str(index)).sum() for index, rule in enumerate(rules)]
    return lambda: frame.lazy().select(sums).collect().row(0)


def main(engine, folder):
    data = table(folder)
    ask = in_polars(data) if engine == "polars" else in_duckdb(data, engine.split("-")[1])
    counts = ask()
    spans = []
    for _ in range(5):
        start = time.process_time_ns()
        ask()
        spans.append(time.process_time_ns() - start)
    nanoseconds = statistics.median(spans) / len(data) / len(RULES)
    print(f"{engine} {nanoseconds:.3f} {' '.join(str(int(count)) for count in counts)}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
