//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The share of one level of one sale: who is paid how much, or that nobody is.
public struct CommissionLine: Hashable, Sendable {
    /// The place of the sale in the run.
    public let sale: Int
    /// The level, from 1.
    public let level: Int
    /// Who is paid; nil if the share is forfeited.
    public let partner: PartnerID?
    /// The level's share of the sale.
    public let amount: Money
}
