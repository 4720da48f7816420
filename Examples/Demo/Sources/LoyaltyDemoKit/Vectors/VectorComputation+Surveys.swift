//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

extension VectorComputation {
    /// Cases on the survey of garden centres.
    static let surveys: [String: VectorComputation] = [
        "nps.garden": VectorComputation { data in
            let answers = try data.rows(of: gardenFile, ["nps"]).map { Int($0[0]) }
            let nps = NetPromoterScore(answers: answers, by: .standard(on: .oneToTen))
            let adjusted = nps.adjusted
            return .object([
                "n": Figures.json(nps.count), "score": Figures.json(nps.score),
                "variance": Figures.json(nps.variance), "se": Figures.json(nps.standardError),
                "moe95": Figures.json(nps.marginOfError), "se_sample": Figures.json(nps.sampleStandardError),
                "adjwald": .object([
                    "score": Figures.json(adjusted?.score), "se": Figures.json(adjusted?.standardError),
                    "lo": Figures.json(adjusted?.interval.lower), "hi": Figures.json(adjusted?.interval.upper),
                ]),
            ])
        }
    ]

    private static let gardenFile = "nps_garden_retail.csv.gz"
}
