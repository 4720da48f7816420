//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

extension ScorecardSection {
    /// How fast cases are answered and resolved; nothing without cases.
    static func service(_ cases: [HandledCase]) throws -> [ScorecardLine] {
        guard !cases.isEmpty else { return [] }
        let service = try Service(of: cases)
        let figures = service.all
        let median = try figures.resolution.minutes.nearestRank(.percent(50)) ?? 0
        let within = try figures.resolution.within(.hours(24), of: .due)
        return [
            try ScorecardLine(
                service.definition,
                value: "\(Figures.count(median)) minutes",
                detail:
                    "to resolve half of \(Figures.count(figures.cases)) cases; \(Figures.percent(within.value)) within "
                    + "a day, \(Figures.percent(figures.resolution.openShare.value)) open, "
                    + "\(Figures.percent(figures.reopened.value)) reopened",
                figure: Figures.json(median)
            )
        ]
    }
}
