#
# This source file is part of the swift-loyalty project
# Copyright (c) 2026 the swift-loyalty authors
#
# See LICENSE.txt for license information
# SPDX-License-Identifier: Apache-2.0
#
"""Makes the rows that loyalty-bench makes, by the same formula: orders, answers and durations.

Row i has the words h(k) = splitmix64(42 + 4 i + k), all arithmetic modulo 2**64:

    customer = (u u >> 32) customers >> 32, where u = h(0) >> 32      low numbers order more
    ts       = 1672531200 + h(1) % 63072000                           seconds since 1970, 2023 and 2024 in UTC
    cents    = 100 + h(2) % 20000
    answer   = h(3) % 11
    minutes  = (h(3) >> 8) % 100000
"""
import numpy as np


def word(seeds):
    x = seeds + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def make(rows, customers):
    seeds = np.arange(rows, dtype=np.uint64) * np.uint64(4) + np.uint64(42)
    share = word(seeds) >> np.uint64(32)
    last = word(seeds + np.uint64(3))
    return dict(
        customer=((share * share >> np.uint64(32)) * np.uint64(customers) >> np.uint64(32)).astype(np.int32),
        ts=np.int64(1672531200) + (word(seeds + np.uint64(1)) % np.uint64(63072000)).astype(np.int64),
        cents=(np.uint64(100) + word(seeds + np.uint64(2)) % np.uint64(20000)).astype(np.int64),
        answer=(last % np.uint64(11)).astype(np.int8),
        minutes=((last >> np.uint64(8)) % np.uint64(100000)).astype(np.int32),
    )
