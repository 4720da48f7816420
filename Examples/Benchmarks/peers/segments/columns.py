#
# This source file is part of the swift-loyalty project
# Copyright (c) 2026 the swift-loyalty authors
#
# See LICENSE.txt for license information
# SPDX-License-Identifier: Apache-2.0
#
"""Writes the columns that all engines read: one file of little-endian values and one bitmap of known rows a column.

    columns.py customers COUNT FOLDER      eight columns of customers, 5 of 100 values missing
    columns.py events COUNT CUSTOMERS FOLDER    a log of orders in the order of time

Days are days since 1970-01-01. In a bitmap the first row is the lowest bit of the first byte.
"""
import os
import sys

import numpy as np

TODAY = 20454  # 2026-01-01
TIERS = ["none", "bronze", "silver", "gold", "platinum"]
COUNTRIES = (
    "US DE FR PL ES IT GB NL BE CZ SE NO FI DK PT GR RO HU BG HR SI SK LT LV EE IE AT CH LU MT"
).split()


def customers(count, folder):
    draw = np.random.default_rng(42)
    weights = 1 / np.arange(1, len(COUNTRIES) + 1)
    columns = {
        "purchases": draw.negative_binomial(1, 0.06, count).astype(np.int64),
        "avg_check": np.round(draw.lognormal(3.3, 0.7, count), 2),
        "pos_reviews": draw.poisson(1.2, count).astype(np.int64),
        "neg_reviews": draw.poisson(0.5, count).astype(np.int64),
        "last_activity": (TODAY - draw.exponential(80, count)).astype(np.int32),
        "registered": (TODAY - draw.uniform(0, 2000, count)).astype(np.int32),
        "country": draw.choice(len(COUNTRIES), count, p=weights / weights.sum()).astype(np.int32),
        "tier": draw.choice(5, count, p=[0.4, 0.3, 0.15, 0.1, 0.05]).astype(np.int32),
    }
    known = {name: draw.random(count) >= 0.05 for name in columns}
    os.makedirs(folder, exist_ok=True)
    for name, values in columns.items():
        values.tofile(f"{folder}/{name}.bin")
        np.packbits(known[name], bitorder="little").tofile(f"{folder}/{name}.valid")


def events(count, customers, folder):
    draw = np.random.default_rng(7)
    span = 730 * 86_400
    # Some customers buy much more than others.
    customer = (customers * draw.random(count) ** 1.5).astype(np.int64)
    time = np.sort((TODAY * 86_400 - span + draw.random(count) * span).astype(np.int64))
    amount = np.round(draw.lognormal(3.3, 0.7, count), 2)
    os.makedirs(folder, exist_ok=True)
    for name, values in (("cust", customer), ("ts", time), ("amount", amount)):
        values.tofile(f"{folder}/{name}.bin")


def read(folder, name, kind):
    """The values of a column, and which of them are known."""
    values = np.fromfile(f"{folder}/{name}.bin", kind)
    bits = np.fromfile(f"{folder}/{name}.valid", np.uint8)
    return values, np.unpackbits(bits, bitorder="little")[: len(values)].astype(bool)


if __name__ == "__main__":
    if sys.argv[1] == "customers":
        customers(int(sys.argv[2]), sys.argv[3])
    else:
        events(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
