//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("BG/BB fit: the maximum, the same bits each time")
struct BetaBernoulliFitTests {
    @Test("On 11,104 donors it finds the maximum that 30 digits find")
    func donations() throws {
        let histories = try Donations.histories()
        let fit = try BetaBernoulliModel.fit(to: histories)
        #expect(isNear(fit.logLikelihood, -33225.581274347, within: 1e-13))
        let parameters = [1.20352235160191, 0.749716358172939, 0.656718208441832, 2.78344223257738]
        #expect(isNear(fit.model.parameters, parameters, within: 1e-10))
        let errors = [0.06939136239, 0.02944771666, 0.05100985895, 0.320819003]
        #expect(isNear(fit.standardErrors, errors, within: 1e-8))
        #expect(fit.isConverged && fit.isMaximum && fit.customers == 11_104 && fit.distinctRows == 22)
        #expect(fit.model.logLikelihood(of: histories) == fit.logLikelihood)
    }

    @Test("One by one and in any order, the fit has the same bits")
    func sameBits() throws {
        var random = SeededGenerator(seed: 1)
        let donors = try Donations.rows.flatMap { row in
            let donor = try OpportunityHistory(repeatPurchases: row.gifts, lastAt: row.lastAt, opportunities: 6)
            return Array(repeating: donor, count: Int(row.donors))
        }
        let histories = OpportunityHistories(donors.shuffled(using: &random))
        #expect(try histories == Donations.histories())
        #expect(try BetaBernoulliModel.fit(to: histories) == BetaBernoulliModel.fit(to: Donations.histories()))
    }

    @Test("Donors of different years are fitted together")
    func mixedOpportunities() throws {
        let rows = [(0, 0, 3), (1, 1, 4), (2, 2, 2), (0, 0, 8), (3, 8, 8), (8, 8, 8), (2, 3, 8), (1, 5, 6), (4, 4, 5)]
        let histories = OpportunityHistories(
            try rows.map { try OpportunityHistory(repeatPurchases: $0.0, lastAt: $0.1, opportunities: $0.2) }
        )
        let fit = try BetaBernoulliModel.fit(to: histories)
        #expect(fit.logLikelihood.isFinite)
        #expect(fit.logLikelihood == fit.model.logLikelihood(of: histories))
    }

    @Test("Without a repeat purchase there is nothing to fit, and each history comes with a count of 1 or more")
    func refused() throws {
        let once = try OpportunityHistory(repeatPurchases: 0, lastAt: 0, opportunities: 6)
        for histories in [[], [once]] {
            let error = #expect(throws: MetricsError.self) {
                try BetaBernoulliModel.fit(to: OpportunityHistories(histories))
            }
            #expect(error?.code == .insufficientData)
        }
        let error = #expect(throws: MetricsError.self) { try OpportunityHistories([once], customers: [0]) }
        #expect(error?.code == .invalidCounts)
    }
}
