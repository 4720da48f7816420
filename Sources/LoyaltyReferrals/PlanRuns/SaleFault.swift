//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What is wrong with one sale of a run, and where it stands.
public struct SaleFault: Hashable, Sendable {
    /// The place of the sale in the list, from 0.
    public let sale: Int
    /// The order.
    public let order: OrderID
    /// What is wrong.
    public let kind: Kind

    /// What can be wrong with a sale.
    public enum Kind: String, Hashable, CaseIterable, Codable, Sendable {
        /// An earlier sale of the list has the same order.
        case duplicateOrder
        /// The sale is credited to somebody whom the forest does not have at the instant that the plan looks at.
        case unknownPartner
        /// The sale is in another currency than the run.
        case otherCurrency
        /// The sale was before the period, or after it.
        case outsidePeriod
        /// Only the total of the order is known, and the plan leaves parts out.
        case linesMissing
    }
}

extension SaleFault {
    var error: ReferralsError {
        switch kind {
        case .duplicateOrder: ReferralsError(.invalidSales, "sale \(sale) has the order of an earlier one")
        case .unknownPartner:
            ReferralsError(.invalidSales, "sale \(sale) is credited to a partner of the forest at its instant")
        case .otherCurrency: ReferralsError(.currencyMismatch, "sale \(sale) is not in the currency of the run")
        case .outsidePeriod: ReferralsError(.invalidSales, "sale \(sale) lies in the period")
        case .linesMissing:
            ReferralsError(.linesRequired, "sale \(sale) needs its lines, of which the plan leaves some out")
        }
    }
}
