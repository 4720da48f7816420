//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What one line of an order, or its shipping, earns.
public struct AccrualLine: Hashable, Sendable {
    /// The line, or nil for shipping and for an order of which only the total is known.
    public let line: LineID?
    /// What of it counts as spend, after all that came back.
    public let spend: Money
    /// Its points; fixed points for the whole order belong to no line.
    public let points: Points
    /// The rules that give them, in the plan's order.
    public let rules: [RuleID]
    /// Why it counts for nothing, or nil if it counts.
    public let leftOut: LeftOut?

    /// Why a line counts for nothing.
    public enum LeftOut: String, Hashable, CaseIterable, Sendable {
        /// It was free.
        case free
        /// All of it came back.
        case returned
        /// No rule that holds is for it.
        case outside
    }
}
