//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a program cost for one purpose.
public struct ProgramCost: Hashable, Sendable {
    /// What for, in the host's categories.
    public let purpose: ReasonName
    /// How much; below zero if more came back than was spent.
    public let amount: Money

    /// Creates a cost.
    ///
    /// - Parameters:
    ///   - purpose: What for, in the host's categories.
    ///   - amount: How much.
    public init(purpose: ReasonName, amount: Money) {
        self.purpose = purpose
        self.amount = amount
    }
}
