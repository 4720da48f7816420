//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyTestKit

/// Survey answers for a data set that has none: made up from a seed, the same in every run, and always labelled so.
enum SampleAnswers {
    /// What the report says beside figures from these answers.
    static let label = "made up from a seed, for want of a real survey"

    /// Returns an answer from 0 to 10 for every third customer; who came back tends to answer higher.
    static func answers(for orders: [Order]) -> [Int?] {
        var purchases: [CustomerID: Int] = [:]
        for order in orders { if let customer = order.customer { purchases[customer, default: 0] += 1 } }
        var random = SeededGenerator(seed: 1_997)
        return purchases.sorted { $0.key < $1.key }.compactMap { _, count in
            guard Int.random(in: 0..<3, using: &random) == 0 else { return nil }
            let lowest = count > 1 ? 5 : 2
            return .some(max(Int.random(in: lowest...10, using: &random), Int.random(in: lowest...10, using: &random)))
        }
    }
}
