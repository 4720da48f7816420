//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points that one order earns, with all that led to them.
public struct Accrual: Hashable, Sendable {
    /// The points; zero if the order is too small.
    public let points: Points
    /// What of the order counted as spend.
    public let spend: QualifyingSpend
    /// By how much a tier multiplied the points; 1 for none.
    public let multiplier: Rate
    /// The rule that was used.
    public let rule: AccrualRule
}
