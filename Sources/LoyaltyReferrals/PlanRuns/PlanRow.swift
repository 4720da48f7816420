//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One line of a run, in numbers.
struct PlanRow: Hashable, Sendable {
    /// The number of the partner who is paid; −1 if the share is forfeited.
    var payee: Int32
    /// The number of the partner who is credited with the sale; −1 for a line of the period.
    var seller: Int32
    /// The place of the component in the plan.
    var component: Int32
    /// The level from 1; 0 for a line of the period.
    var level: Int32
    /// What the rule gives.
    var share: Int64
    /// What of it limits and the guard cut off; net of refunds in the end.
    var capped: Int64 = 0
    /// What is paid, or forfeited if nobody is; net of refunds.
    var amount: Int64 = 0
}

/// The part of a sale that one partner is credited with.
struct SalePart: Hashable, Sendable {
    /// The number of the partner.
    let seller: Int32
    /// What of the base the partner is credited with.
    let base: Int64
    /// What is left of it after refunds.
    let net: Int64
}
