//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
public import LoyaltyReferrals

extension PartnersWorld {
    /// Checks that what the plan threw at says something that no account could take.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - error: What was thrown.
    /// - Throws: A ``SimulationFinding`` if the command is well-formed.
    public mutating func check(
        _ command: PartnerCommand,
        refusedWith error: any Error
    ) throws(SimulationFinding) {
        guard isMalformed(command) else {
            throw SimulationFinding("a well-formed command is decided", "\(text(of: command)): \(error)")
        }
    }

    /// Sums only grow, so what would be too much on an older state is too much now.
    private func isMalformed(_ command: PartnerCommand) -> Bool {
        switch command {
        case .recordSale(let order, let credit):
            if isMalformed(order) { return true }
            guard let partner = credited(with: order, credit) else { return false }
            let sale = sale(order, of: partner)
            return sale.shares.contains { share in
                let purse = CashPurse(partner: share.partner, currency: sale.currency)
                return book.standing(of: purse).accrued + share.amount > CashRules.most
            }
        case .reverseSale(let refund, _):
            let refunded = book.sale(of: refund.order.text)?.refunded ?? 0
            return refund.amount.minorUnits <= 0 || refunded + Int(refund.amount.minorUnits) > CashRules.most
        case .recordPayout(let payout, _): return payout.amount.minorUnits <= 0
        case .approveDue: return false
        default: return true
        }
    }
}
