#
# This source file is part of the swift-loyalty project
# Copyright (c) 2026 the swift-loyalty authors
#
# See LICENSE.txt for license information
# SPDX-License-Identifier: Apache-2.0
#
"""Adds up a log of orders by customer and asks four rules of the sums, in polars or in DuckDB, on one thread.

    events.py polars|duckdb FOLDER

Prints the name, the CPU nanoseconds of an event (median of three runs), and the four counts.
"""
import os
import statistics
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "1"
import columns  # noqa: E402
import numpy as np  # noqa: E402

END = columns.TODAY * 86_400
START = END - 90 * 86_400


def read(folder):
    return {name: np.fromfile(f"{folder}/{name}.bin", kind) for name, kind in (("cust", "i8"), ("ts", "i8"), ("amount", "f8"))}


def in_duckdb(log):
    import duckdb
    import pyarrow as pa

    data = pa.table(log)  # noqa: F841: DuckDB finds it by its name
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    connection.execute("CREATE TABLE events AS SELECT * FROM data")
    query = f"""
        SELECT count(*) FILTER (WHERE recent >= 3 AND spent / nullif(recent, 0) > 30),
               count(*) FILTER (WHERE recent = 0 AND orders >= 5),
               count(*) FILTER (WHERE spent > 150 AND silent <= 14),
               count(*) FILTER (WHERE orders >= 2 AND silent > 60 AND total / orders >= 25)
        FROM (SELECT cust, count(*) FILTER (WHERE ts >= {START}) AS recent,
                     coalesce(sum(amount) FILTER (WHERE ts >= {START}), 0) AS spent,
                     count(*) AS orders, sum(amount) AS total, ({END} - max(ts)) // 86400 AS silent
              FROM events WHERE ts < {END} GROUP BY cust)"""
    return lambda: connection.execute(query).fetchone()


def in_polars(log):
    import polars as pl

    frame = pl.DataFrame(log)
    amount, at = pl.col("amount"), pl.col("ts")
    recent, spent, orders, total, silent = (pl.col(name) for name in ("recent", "spent", "orders", "total", "silent"))

    def ask():
        sums = (
            frame.lazy()
            .filter(at < END)
            .group_by("cust")
            .agg(
                (at >= START).sum().alias("recent"),
                pl.when(at >= START).then(amount).otherwise(0.0).sum().alias("spent"),
                pl.len().alias("orders"),
                amount.sum().alias("total"),
                ((END - at.max()) // 86_400).alias("silent"),
            )
        )
        return sums.select(
            ((recent >= 3) & (spent / recent > 30)).sum().alias("1"),
            ((recent == 0) & (orders >= 5)).sum().alias("2"),
            ((spent > 150) & (silent <= 14)).sum().alias("3"),
            ((orders >= 2) & (silent > 60) & (total / orders >= 25)).sum().alias("4"),
        ).collect().row(0)

    return ask


def main(engine, folder):
    log = read(folder)
    ask = in_polars(log) if engine == "polars" else in_duckdb(log)
    counts = ask()
    spans = []
    for _ in range(3):
        start = time.process_time_ns()
        ask()
        spans.append(time.process_time_ns() - start)
    print(f"{engine} {statistics.median(spans) / len(log['ts']):.2f} {' '.join(str(int(count)) for count in counts)}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
