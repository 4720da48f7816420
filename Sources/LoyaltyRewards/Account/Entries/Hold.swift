//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points that are set aside for a redemption that is not final yet.
public struct Hold: Hashable, Codable, Sendable {
    /// The redemption that they are set aside for.
    public let redemption: RedemptionID
    /// The first instant at which the points are free again, unless they were captured or released before.
    public let until: Timestamp
    /// What is set aside in which lot, in the order in which it is redeemed.
    public let allocations: [LotAllocation]
    /// The total of the order that the points are to pay for, or nil if they pay for something else.
    public let total: Money?
    /// What all its points are worth: no more than the bill that they are held for.
    public let value: Money
    /// The version of the program that decided, and that says what a part of the points is worth.
    public let version: DefinitionVersion

    private enum CodingKeys: String, CodingKey { case allocations, redemption, total, until, value, version }

    /// The steps of points that are set aside.
    public var steps: Int64 { allocations.reduce(0) { $0 + $1.steps } }

    /// Whether a hold ends before another one; by name if they end together.
    static func endsFirst(_ lhs: Hold, _ rhs: Hold) -> Bool {
        lhs.until == rhs.until ? lhs.redemption < rhs.redemption : lhs.until < rhs.until
    }
}
