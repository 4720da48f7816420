#!/usr/bin/env python3
#
# This source file is part of the swift-loyalty project
# Copyright (c) 2026 the swift-loyalty authors
#
# See LICENSE.txt for license information
# SPDX-License-Identifier: Apache-2.0
#
# Pays seven levels of many sales up a random tree of partners, in numpy or in SQLite by a recursive query, and prints for each
# figure its name, microseconds of CPU time and the checks.
#
#   tree.py numpy|sqlite PARTNERS SALES

import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
import numpy as np

PERCENTS = [10, 5, 3, 2, 1, 1, 1]


def mix(values):
    """The first number of SplitMix64 by each seed."""
    with np.errstate(over="ignore"):
        bits = values + np.uint64(0x9E3779B97F4A7C15)
        bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return bits ^ (bits >> np.uint64(31))


def make(partners, sales):
    index = np.arange(partners, dtype=np.uint64)
    sponsors = (mix(index + np.uint64(1)) % np.maximum(index, np.uint64(1))).astype(np.int64)
    sponsors[0] = -1
    sale = np.arange(sales, dtype=np.uint64) * np.uint64(2) + np.uint64(1 << 40)
    sellers = (mix(sale) % np.uint64(partners)).astype(np.int64)
    bases = (mix(sale + np.uint64(1)) % np.uint64(100_000)).astype(np.int64) + 1
    active = mix(index + np.uint64(1 << 41)) % np.uint64(100) < np.uint64(60)
    return sponsors, sellers, bases, active


def checks(totals):
    totals = np.asarray(totals, dtype=np.int64)
    return int(totals.sum()), int((totals * (np.arange(len(totals)) % 1_000)).sum())


def measured(name, repeats, work):
    times = []
    for _ in range(repeats):
        start = time.process_time()
        totals = work()
        times.append(time.process_time() - start)
    print(name, round(sorted(times)[len(times) // 2] * 1e6), *checks(totals), flush=True)


def levels(first, above, bases, partners):
    """Each level's share, half a cent up, added up for whoever is on it."""
    totals = np.zeros(partners, dtype=np.int64)
    who = first
    for percent in PERCENTS:
        known = who >= 0
        share = (bases * (2 * percent) + 100) // 200
        totals += np.bincount(who[known], weights=share[known], minlength=partners).astype(np.int64)
        who = np.where(known, above[who], -1)
    return totals


def with_numpy(sponsors, sellers, bases, active):
    partners = len(sponsors)
    measured("plain", 5, lambda: levels(sellers, sponsors, bases, partners))

    def compressed():
        # Sponsors have lower numbers, but a partner's nearest active sponsor is known only after the sponsor's own.
        nearest = np.where(active, np.arange(partners), -2)
        above = sponsors.copy()
        while True:
            open_ = (nearest == -2) & (above >= 0)
            if not open_.any():
                break
            found = open_ & active[above]
            nearest[found] = above[found]
            rest = open_ & ~found
            above[rest] = sponsors[above[rest]]
            nearest[(nearest == -2) & (above < 0)] = -1
        nearest[nearest == -2] = -1
        up = np.where(sponsors >= 0, nearest[sponsors], -1)
        return levels(nearest[sellers], up, bases, partners)

    measured("compressed", 5, compressed)

    def volume():
        volumes = np.bincount(sellers, weights=bases, minlength=partners).astype(np.int64)
        for partner in range(partners - 1, 0, -1):
            volumes[sponsors[partner]] += volumes[partner]
        return volumes

    measured("volume", 1, volume)


def with_sqlite(sponsors, sellers, bases, active):
    import sqlite3

    connection = sqlite3.connect(":memory:")
    connection.execute("create table partner (id integer primary key, sponsor integer)")
    connection.execute("create table sale (id integer primary key, seller integer, base integer)")
    connection.execute("create table rate (level integer primary key, percent integer)")
    connection.executemany(
        "insert into partner values (?, ?)", ((i, None if s < 0 else s) for i, s in enumerate(sponsors.tolist()))
    )
    connection.executemany(
        "insert into sale values (?, ?, ?)", ((i, s, b) for i, (s, b) in enumerate(zip(sellers.tolist(), bases.tolist())))
    )
    connection.executemany("insert into rate values (?, ?)", enumerate(PERCENTS, 1))

    def plain():
        totals = np.zeros(len(sponsors), dtype=np.int64)
        rows = connection.execute(
            """
            with recursive line (partner, base, level) as (
                select seller, base, 1 from sale
                union all
                select sponsor, base, level + 1 from line join partner on partner.id = line.partner
                where sponsor is not null and level < 7
            )
            select partner, sum((base * 2 * percent + 100) / 200) from line join rate using (level) group by partner
            """
        )
        for partner, total in rows:
            totals[partner] = total
        return totals

    measured("plain", 1, plain)

    def volume():
        totals = np.zeros(len(sponsors), dtype=np.int64)
        rows = connection.execute(
            """
            with recursive line (partner, base) as (
                select seller, sum(base) from sale group by seller
                union all
                select sponsor, base from line join partner on partner.id = line.partner where sponsor is not null
            )
            select partner, sum(base) from line group by partner
            """
        )
        for partner, total in rows:
            totals[partner] = total
        return totals

    measured("volume", 1, volume)


if __name__ == "__main__":
    engine, partners, sales = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    {"numpy": with_numpy, "sqlite": with_sqlite}[engine](*make(partners, sales))
