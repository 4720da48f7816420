//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics

/// 11,104 people who first gave to a non-profit organisation in the Midwest of the United States in 1995, and in which of the
/// six years after they gave again.
///
/// The data of P. S. Fader, B. G. S. Hardie and J. Shang (Marketing Science 29, 2010), published there; copied from the Python
/// package lifetimes 0.11.3, which is under the MIT licence. Repeat gifts, the last year with one, and how many donors.
enum Donations {
    static let rows: [(gifts: Int, lastAt: Int, donors: Int64)] = [
        (0, 0, 3_464), (1, 1, 1_091), (1, 2, 277), (1, 3, 129), (1, 4, 78), (1, 5, 119), (1, 6, 129), (2, 2, 613),
        (2, 3, 255), (2, 4, 155), (2, 5, 173), (2, 6, 234), (3, 3, 322), (3, 4, 181), (3, 5, 225), (3, 6, 357),
        (4, 4, 240), (4, 5, 284), (4, 6, 512), (5, 5, 335), (5, 6, 728), (6, 6, 1_203),
    ]

    static func histories() throws -> OpportunityHistories {
        try OpportunityHistories(
            rows.map { try OpportunityHistory(repeatPurchases: $0.gifts, lastAt: $0.lastAt, opportunities: 6) },
            customers: rows.map(\.donors)
        )
    }
}
