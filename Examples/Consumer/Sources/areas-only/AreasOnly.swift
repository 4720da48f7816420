//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import LoyaltyReferrals
import LoyaltyRewards
import LoyaltySegments

/// A host that imports Core and the four areas: its binary must not load Foundation, which the linkage check looks at.
@main
struct AreasOnly {
    static func main() throws {
        let price = try Money(parsing: "41.60 EUR")
        let threshold = try Money(parsing: "50.00 EUR")
        let why = Explanation(
            .no,
            Reason("spend.belowThreshold"),
            actual: .money(price),
            threshold: .money(threshold),
            nearMiss: NearMiss(
                shortfall: .money(try threshold - price),
                outcome: .points(try Points(steps: 50, in: .points))
            )
        )
        let own = try MessageCatalog([
            "spend.belowThreshold": [.english: "The order is below the threshold", .russian: "Заказ меньше порога"]
        ])
        print(MessageRenderer(.english, catalog: own).text(for: why))
        print(MessageRenderer(.russian, catalog: own).text(for: why))
        print(try CanonicalJSON.text(of: why))
    }
}
