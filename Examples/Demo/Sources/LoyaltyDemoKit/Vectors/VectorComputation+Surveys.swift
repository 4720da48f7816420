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
        "nps.garden": VectorComputation { try recommendation(answers(in: $0, "nps")) },
        "likert.garden_satisfaction": VectorComputation { try satisfaction(answers(in: $0, "satisfaction")) },
        "cli.garden": VectorComputation { try index($0) },
    ]

    private static let file = "nps_garden_retail.csv.gz"

    private static func answers(in data: VectorData, _ column: String) throws -> [Int?] {
        try data.rows(of: file, [column]).map { Int($0[0]) }
    }

    private static func recommendation(_ answers: [Int?]) -> JSONValue {
        let nps = NetPromoterScore(answers: answers, by: .standard(on: .oneToTen))
        let adjusted = nps.adjusted
        return .object([
            "n": Figures.json(nps.count), "score": Figures.json(nps.score), "variance": Figures.json(nps.variance),
            "se": Figures.json(nps.standardError), "moe95": Figures.json(nps.marginOfError),
            "se_sample": Figures.json(nps.sampleStandardError),
            "adjwald": .object([
                "score": Figures.json(adjusted?.score), "se": Figures.json(adjusted?.standardError),
                "lo": Figures.json(adjusted?.interval.lower), "hi": Figures.json(adjusted?.interval.upper),
            ]),
        ])
    }

    private static func satisfaction(_ answers: [Int?]) throws -> JSONValue {
        let definition = try SatisfactionDefinition(scale: 1...10, topFrom: 9, bottomTo: 6)
        let figure = Satisfaction(answers: answers, by: definition)
        func percent(_ share: Double?) -> JSONValue { Figures.json(share.map { 100 * $0 }) }
        return .object([
            "n": Figures.json(figure.count), "mean": Figures.json(figure.mean),
            "var_sample": Figures.json(figure.sampleVariance), "sd_sample": Figures.json(figure.standardDeviation),
            "top": percent(figure.top.value), "bottom": percent(figure.bottom.value), "net": percent(figure.net),
            "median_low": Figures.json(figure.lowerMedian ?? 0), "modes": .counts(figure.modes),
            "top_wilson95": .array([
                percent(figure.top.interval?.lower), percent(figure.top.interval?.upper),
            ]),
        ])
    }

    private static func index(_ data: VectorData) throws -> JSONValue {
        let columns = ["nps", "intention", "satisfaction"]
        let definition = try LoyaltyIndexDefinition(
            items: columns.map { try SurveyItem(QuestionID($0), on: 1...10) }
        )
        let rows = try data.rows(of: file, columns).map { $0.map { Int($0) } }
        let index = LoyaltyIndex(rows: rows, by: definition)
        return .object([
            "n": Figures.json(index.respondents), "mean": Figures.json(index.mean),
            "bands": .object([
                "high": Figures.json(index.share(of: .high).count),
                "middle": Figures.json(index.share(of: .middle).count),
                "low": Figures.json(index.share(of: .low).count),
            ]),
        ])
    }
}
