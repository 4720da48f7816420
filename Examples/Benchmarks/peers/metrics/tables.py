#
# This source file is part of the swift-loyalty project
# Copyright (c) 2026 the swift-loyalty authors
#
# See LICENSE.txt for license information
# SPDX-License-Identifier: Apache-2.0
#
"""Works out six figures of ten million orders in polars or in DuckDB, on one thread.

    tables.py polars|duckdb

Prints for each figure its name, the CPU microseconds (median of three runs after one that does not count), and sums that
say whether others find the same. The tables are in memory; making them is not measured.
"""
import os
import statistics
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "1"
import rows  # noqa: E402

LAST_DAY = 20087  # 2024-12-30


def in_polars(table):
    import polars as pl

    frame = pl.DataFrame(table)
    c = pl.col

    def first_row(query):
        return query.collect().row(0)

    def summary():
        days = frame.lazy().with_columns(day=c("ts") // 86_400).group_by("customer", "day").agg(c("cents").sum())
        totals = days.group_by("customer").agg(
            x=pl.len().cast(pl.Int64) - 1,
            first=c("day").min(),
            last=c("day").max(),
            total=c("cents").sum(),
            first_total=c("cents").get(c("day").arg_min()),
        )
        mean = pl.when(c("x") > 0).then((c("total") - c("first_total")) / c("x")).otherwise(0.0)
        return first_row(
            totals.select(
                c("x").sum(), (c("last") - c("first")).sum().alias("last"), (LAST_DAY - c("first")).sum().alias("age"),
                mean.sum().alias("mean"),
            )
        )

    at = pl.from_epoch("ts", time_unit="s")
    months = (
        frame.lazy()
        .select("customer", month=at.dt.year().cast(pl.Int32) * 12 + at.dt.month().cast(pl.Int32))
        .unique()
        .with_columns(first=c("month").min().over("customer"))
    )

    def cohorts():
        cells = months.group_by("first", since=c("month") - c("first")).len()
        return first_row(cells.select(pl.len(), (c("len").cast(pl.Int64) * (c("since") + 1)).sum().alias("sum")))

    def active():
        counts = months.group_by("month").agg(pl.len(), returning=(c("month") > c("first")).sum())
        return first_row(counts.select(c("len").sum(), c("returning").sum()))

    def rfm():
        totals = frame.lazy().group_by("customer").agg(
            r=c("ts").max() // 86_400, f=pl.len().cast(pl.Int64), m=c("cents").sum()
        )
        scores = totals.select(
            [(1 + 5 * (c(name).rank("min").cast(pl.Int64) - 1) // pl.len()).alias(name) for name in "rfm"]
        )
        return first_row(scores.select(pl.len(), (c("r") * 100 + c("f") * 10 + c("m")).sum().alias("sum")))

    def percentiles():
        return [frame["minutes"].quantile(share, "equiprobable") for share in (0.5, 0.9, 0.95, 0.99)]

    def nps():
        answer = c("answer")
        return first_row(
            frame.lazy().select((answer >= 9).sum().alias("p"), (answer <= 6).sum().alias("d"), pl.len())
        )

    return dict(summary=summary, cohorts=cohorts, rfm=rfm, active=active, percentiles=percentiles, nps=nps)


def in_duckdb(table):
    import duckdb
    import pyarrow as pa

    data = pa.table(table)  # noqa: F841: DuckDB finds it by its name
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    connection.execute("CREATE TABLE orders AS SELECT * FROM data")
    month = "(year(make_timestamp(ts * 1000000)) * 12 + month(make_timestamp(ts * 1000000)))::INT"
    distinct = f"SELECT DISTINCT customer, {month} AS month FROM orders"
    queries = dict(
        summary=f"""
            WITH days AS (SELECT customer, ts // 86400 AS day, sum(cents) AS cents FROM orders GROUP BY ALL),
                 totals AS (SELECT count(*) - 1 AS x, min(day) AS first, max(day) AS last, sum(cents) AS total,
                                   arg_min(cents, day) AS first_total FROM days GROUP BY customer)
            SELECT sum(x)::BIGINT, sum(last - first)::BIGINT, sum({LAST_DAY} - first)::BIGINT,
                   sum(CASE WHEN x > 0 THEN (total - first_total) / x ELSE 0 END)::DOUBLE FROM totals""",
        cohorts=f"""
            WITH months AS ({distinct}), firsts AS (SELECT customer, min(month) AS first FROM months GROUP BY customer),
                 cells AS (SELECT first, month - first AS since, count(*) AS n FROM months JOIN firsts USING (customer)
                           GROUP BY ALL)
            SELECT count(*), sum(n * (since + 1))::BIGINT FROM cells""",
        rfm="""
            WITH totals AS (SELECT max(ts) // 86400 AS r, count(*) AS f, sum(cents) AS m FROM orders GROUP BY customer),
                 scores AS (SELECT 1 + 5 * (rank() OVER (ORDER BY r) - 1) // count(*) OVER () AS r,
                                   1 + 5 * (rank() OVER (ORDER BY f) - 1) // count(*) OVER () AS f,
                                   1 + 5 * (rank() OVER (ORDER BY m) - 1) // count(*) OVER () AS m FROM totals)
            SELECT count(*), sum(r * 100 + f * 10 + m)::BIGINT FROM scores""",
        active=f"""
            WITH months AS ({distinct}),
                 firsts AS (SELECT *, min(month) OVER (PARTITION BY customer) AS first FROM months),
                 counts AS (SELECT count(*) AS n, count(*) FILTER (month > first) AS back FROM firsts GROUP BY month)
            SELECT sum(n)::BIGINT, sum(back)::BIGINT FROM counts""",
        percentiles="SELECT unnest(quantile_disc(minutes, [0.5, 0.9, 0.95, 0.99])) FROM orders",
        nps="SELECT count(*) FILTER (answer >= 9), count(*) FILTER (answer <= 6), count(*) FROM orders",
    )

    def asking(query):
        return lambda: [value for row in connection.execute(query).fetchall() for value in row]

    return {name: asking(query) for name, query in queries.items()}


def main(engine):
    table = rows.make(10_000_000, 1_000_000)
    figures = in_polars(table) if engine == "polars" else in_duckdb(table)
    for name, ask in figures.items():
        checks = [round(value) for value in ask()]
        spans = []
        for _ in range(3):
            start = time.process_time_ns()
            ask()
            spans.append(time.process_time_ns() - start)
        print(name, round(statistics.median(spans) / 1_000), *checks, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
