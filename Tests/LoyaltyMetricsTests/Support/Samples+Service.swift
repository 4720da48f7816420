//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

extension Samples {
    /// A case that is opened at the epoch; times are in seconds after it.
    static func handledCase(
        _ id: String,
        response: Int64? = nil,
        resolution: Int64? = nil,
        reason: String? = nil,
        by handler: String? = nil,
        priority: Int? = nil,
        reopened: Int = 0,
        verdict: CaseVerdict? = nil,
        satisfaction: Rating? = nil
    ) throws -> HandledCase {
        HandledCase(
            SupportCase(
                id: try ActivityID(id),
                at: .unixEpoch,
                customer: nil,
                reason: try reason.map { try ReasonName($0) },
                firstResponseAt: try response.map { try Timestamp(secondsSince1970: $0) },
                resolvedAt: try resolution.map { try Timestamp(secondsSince1970: $0) },
                reopened: reopened
            ),
            by: try handler.map { try OperatorID($0) },
            priority: priority,
            verdict: verdict,
            satisfaction: satisfaction
        )
    }

    /// Cases with everything that can be, and much that cannot.
    static func handledCases(_ count: Int, using random: inout some RandomNumberGenerator) throws -> [HandledCase] {
        try (0..<count).map { index in
            try handledCase(
                "case\(index)",
                response: Bool.random(using: &random) ? .random(in: -100...9_000, using: &random) : nil,
                resolution: Bool.random(using: &random) ? .random(in: -100...90_000, using: &random) : nil,
                reason: [nil, "late", "broken"].randomElement(using: &random) ?? nil,
                by: [nil, "eve", "max"].randomElement(using: &random) ?? nil,
                priority: [nil, 1, 2, 10].randomElement(using: &random) ?? nil,
                reopened: .random(in: 0...2, using: &random),
                verdict: [nil, .kept, .missed].randomElement(using: &random) ?? nil,
                satisfaction: [nil, try Rating(4, on: 1...5), try Rating(9, on: 0...10)].randomElement(using: &random)
                    ?? nil
            )
        }
    }
}
