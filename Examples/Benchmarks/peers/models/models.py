#
# This source file is part of the swift-loyalty project
# Copyright (c) 2026 the swift-loyalty authors
#
# See LICENSE.txt for license information
# SPDX-License-Identifier: Apache-2.0
#
"""Fits models of purchasing to customers of CDNOW with lifetimes, on one thread.

Prints for each task its name and the CPU microseconds, median of five runs after one that is not counted, and what was found.
The customers are those that lifetimes brings along.
"""
import os
import statistics
import time
import warnings

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"
warnings.simplefilter("ignore")
import lifetimes  # noqa: E402
import pandas as pd  # noqa: E402
from lifetimes.datasets import load_cdnow_summary_data_with_monetary_value  # noqa: E402


def measure(name, work):
    result = work()
    times = []
    for _ in range(5):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    found = result if isinstance(result, float) else {key: round(float(value), 6) for key, value in result.params_.items()}
    print(name, round(statistics.median(times) * 1e6), found, flush=True)
    return result


customers = load_cdnow_summary_data_with_monetary_value()
frequency, recency, age = customers["frequency"], customers["recency"], customers["T"]
repeaters = customers[frequency > 0]

purchases = measure("lifetimes-bgnbd", lambda: lifetimes.BetaGeoFitter().fit(frequency, recency, age))
measure("lifetimes-pnbd", lambda: lifetimes.ParetoNBDFitter().fit(frequency, recency, age))
spend = measure(
    "lifetimes-gammagamma",
    lambda: lifetimes.GammaGammaFitter().fit(repeaters["frequency"], repeaters["monetary_value"]),
)
many = pd.concat([customers] * 10, ignore_index=True)
measure(
    "lifetimes-clv",
    lambda: float(
        spend.customer_lifetime_value(
            purchases, many["frequency"], many["recency"], many["T"], many["monetary_value"], freq="W"
        ).sum()
    ),
)
