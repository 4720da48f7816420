//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The line above a seller with the ranks of a period.
struct RankedLine {
    let base: Money
    let seller: Int
    private let run: RankRun

    init(_ base: Money, _ seller: PartnerID, _ run: RankRun) throws(ReferralsError) {
        guard !base.isNegative, let number = run.forest.number(of: seller) else {
            throw ReferralsError(.invalidSales, "a sale has a partner of the forest and an amount of zero or more")
        }
        self.base = base
        self.seller = Int(number)
        self.run = run
    }

    /// The place on the ladder of the rank that a partner is paid as.
    func rank(_ partner: Int) -> UInt8 { run.paidAs[partner] }

    /// A stop; −1 is nobody.
    func stop(
        _ partner: Int,
        level: Int,
        _ generation: Int?,
        _ finding: RankedStop.Finding,
        _ rate: Rate,
        _ rounding: RoundingRule
    ) throws(ReferralsError) -> RankedStop {
        let base = base
        return RankedStop(
            partner: partner < 0 ? nil : run.forest.partners[partner],
            level: partner < 0 ? nil : level,
            rank: partner < 0 ? nil : run.ladder.name(of: run.paidAs[partner]),
            generation: generation,
            finding: finding,
            amount: try ReferralsError.restating { () throws(CoreError) in
                try base.multiplied(by: rate, rounding: rounding)
            }
        )
    }
}
