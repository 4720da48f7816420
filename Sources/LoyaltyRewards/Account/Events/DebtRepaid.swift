//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points repaid debt.
///
/// Living points repay whatever is owed. Points of a returned order that come back past their last day repay no more than its
/// returns took: so much the return would have left to the member, had they come back first.
public struct DebtRepaid: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// What was taken out of which lot.
    public let allocations: [LotAllocation]
    /// For points past their last day: the order or the action whose return they make good for; nil for living points.
    public let accrual: AccrualID?

    private enum CodingKeys: String, CodingKey { case accrual, allocations, at }

    init(at: Timestamp, allocations: [LotAllocation], accrual: AccrualID? = nil) {
        self.at = at
        self.allocations = allocations
        self.accrual = accrual
    }
}
