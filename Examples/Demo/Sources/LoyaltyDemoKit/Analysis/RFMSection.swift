//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

/// Customers by how lately, how often and how much they buy.
struct RFMSection: ReportSection {
    let analysis: RFMAnalysis

    init(orders: [Order], currency: Currency) throws {
        var accumulator = RFMAccumulator(.standard(in: currency))
        for order in orders { try accumulator.add(order) }
        analysis = try accumulator.finish()
    }

    var title: String { "Customers by recency, frequency and monetary value" }
    var key: String { "rfm" }

    /// What to call each group, in the order of the definition.
    private static let labels = [
        "champions": "Champions", "loyal": "Loyal", "new": "New", "promising": "Promising",
        "needsAttention": "Need attention", "atRisk": "At risk", "sleeping": "Sleeping",
    ]

    func lines(_ style: TextStyle) -> [String] {
        let counts = analysis.customersByGroup()
        let most = counts.values.max() ?? 0
        return analysis.definition.groups.map { group in
            let count = counts[group.name] ?? 0
            let label = Self.labels[group.name] ?? group.name
            let number = Figures.count(count)
            return Figures.row(
                label,
                String(repeating: " ", count: max(0, 7 - number.count)) + number + " "
                    + style.accent(Figures.bar(count, of: most))
            )
        }
    }

    var figures: JSONValue { .object(analysis.customersByGroup().mapValues { Figures.json($0) }) }
}
