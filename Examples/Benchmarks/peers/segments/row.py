#
# This source file is part of the swift-loyalty project
# Copyright (c) 2026 the swift-loyalty authors
#
# See LICENSE.txt for license information
# SPDX-License-Identifier: Apache-2.0
#
"""Asks one rule of five conditions of one customer, with zen's compiled expressions; the boundary to Python is a part of it.

    row.py

Prints the name and the CPU nanoseconds of an evaluation (median of five runs).
"""
import statistics
import time

import zen

customer = dict(avg_check=73.5, purchases=34, pos_reviews=4, days_since=45, tier="gold")
rule = zen.compile_expression(
    "avg_check > 50 and purchases > 20 and pos_reviews > 2 and (days_since < 30 or tier in ['gold', 'platinum'])"
)
assert rule.evaluate(customer)
spans = []
for _ in range(5):
    start = time.process_time_ns()
    for _ in range(50_000):
        rule.evaluate(customer)
    spans.append((time.process_time_ns() - start) / 50_000)
print(f"zen {statistics.median(spans):.0f}")
