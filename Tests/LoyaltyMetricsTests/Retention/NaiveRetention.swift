//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

/// Retention and life cycles, computed from the words of their definitions over sets of period numbers.
struct NaiveRetention {
    let customers: [Set<Int>]

    private func enters(_ active: Set<Int>, _ cohort: Int, _ entry: CohortEntry) -> Bool {
        active.contains(cohort) && (entry == .everyActivePeriod || active.min() == cohort)
    }

    func size(_ cohort: Int, _ entry: CohortEntry) -> Int64 {
        Int64(customers.count { enters($0, cohort, entry) })
    }

    func returned(_ cohort: Int, _ column: Int, _ entry: CohortEntry, _ rule: ReturnRule) -> Int64 {
        Int64(
            customers.count { active in
                guard enters(active, cohort, entry) else { return false }
                return switch rule {
                case .inPeriod: active.contains(cohort + column)
                case .onOrAfter: active.contains { $0 >= cohort + column }
                case .everyPeriod: (cohort...cohort + column).allSatisfy(active.contains)
                case .bracket(let ranges): ranges[column].contains { active.contains(cohort + $0) }
                }
            }
        )
    }

    func counts(of period: Int) throws -> LifecycleCounts {
        func count(_ isCounted: (Set<Int>) -> Bool) -> Int64 { Int64(customers.count(where: isCounted)) }
        return try LifecycleCounts(
            new: count { $0.min() == period },
            retained: count { $0.isSuperset(of: [period - 1, period]) },
            resurrected: count { active in
                active.contains(period) && !active.contains(period - 1) && active.contains { $0 < period }
            },
            churned: count { $0.contains(period - 1) && !$0.contains(period) }
        )
    }

    /// Some customers with some periods each; a few have none, and a few have all.
    static func random(
        periods: Int,
        customers: Int = 40,
        using random: inout some RandomNumberGenerator
    ) -> NaiveRetention {
        let customers = (0..<Int.random(in: 0...customers, using: &random)).map { _ in
            let density = Int.random(in: 0...10, using: &random)
            return Set((0..<periods).filter { _ in Int.random(in: 1...10, using: &random) <= density })
        }
        return NaiveRetention(customers: customers)
    }
}
