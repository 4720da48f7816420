//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

/// Builders of the activities that the tests speak of.
enum Samples {
    static let utc = FixedOffset.utc

    static func order(
        _ id: String,
        _ customer: String?,
        at: String = "2026-03-01T12:00:00Z",
        _ total: String = "10.00 EUR"
    ) throws -> Order {
        try Order(
            id: OrderID(id),
            at: Timestamp(parsing: at),
            customer: customer.map { try CustomerID($0) },
            total: Money(parsing: total)
        )
    }

    static func answer(
        _ value: Int?,
        on scale: ClosedRange<Int> = 0...10,
        survey: String = "after-sale",
        question: String = "recommend"
    ) throws -> SurveyAnswer {
        try SurveyAnswer(
            id: ActivityID("a"),
            at: .unixEpoch,
            customer: nil,
            survey: SurveyID(survey),
            question: QuestionID(question),
            rating: value.map { try Rating($0, on: scale) }
        )
    }

    /// Orders of a few customers and guests, with equal times and totals now and then.
    static func orders(_ count: Int, using random: inout some RandomNumberGenerator) throws -> [Order] {
        var orders: [Order] = []
        for index in 0..<count {
            let customer = Int.random(in: 0...7, using: &random)
            orders.append(
                try Order(
                    id: OrderID("o\(index)"),
                    at: Timestamp(secondsSince1970: 3_600 * .random(in: 0...200, using: &random)),
                    customer: customer == 0 ? nil : CustomerID("c\(customer)"),
                    total: Money(minorUnits: 50 * .random(in: 0...40, using: &random), in: .eur)
                )
            )
        }
        return orders
    }
}

/// Whether two numbers agree to 12 significant digits.
func isClose(_ value: Double?, _ expected: Double, within tolerance: Double = 1e-12) -> Bool {
    guard let value else { return false }
    return abs(value - expected) <= tolerance * max(1, abs(expected))
}
