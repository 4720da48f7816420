//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a program comes to over some accounts at an instant.
public struct ProgramFigures: Hashable, Sendable {
    /// All points that were granted.
    public let issued: Points
    /// Points that were redeemed, less what was refunded.
    public let redeemed: Points
    /// What the redeemed points paid, less what was refunded, or nil if nothing was ever redeemed.
    public let cost: Money?
    /// Points that expired.
    public let expired: Points
    /// Points that members hold, pending and held ones included.
    public let outstanding: Points
    /// What the points that members hold are worth by the redemption rule of the program, or nil without one.
    public let liability: Money?
    /// Points that members owe.
    public let debt: Points
}
