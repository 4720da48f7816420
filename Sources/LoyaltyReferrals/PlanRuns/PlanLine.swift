//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One line of a run: what a component pays a partner for a sale or a period, and what became of it.
///
/// ``share`` is always the sum of ``amount``, ``capped`` and ``reversed``.
public struct PlanLine: Hashable, Sendable {
    /// What the line is.
    public let key: CommissionLineKey
    /// What the rule gives, before limits and refunds.
    public let share: Money
    /// What refunds take back, in proportion to what was given back of the sale.
    public let reversed: Money
    /// What limits and the guard cut off, net of refunds.
    public let capped: Money
    /// What the partner is paid; forfeited if the key has no partner.
    public let amount: Money
}
