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
    /// Checks that what was thrown at says something that no account could take.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - error: What was thrown.
    /// - Throws: A ``SimulationFinding`` if the command is well-formed.
    public mutating func check(
        _ command: PartnerCommand,
        refusedWith error: any Error
    ) throws(SimulationFinding) {
        let isTooMuch = (error as? ReferralsError)?.code == .amountOutOfRange && isNearTheLimit(command)
        guard isTooMuch || isMalformed(command) || hasWrongPayees(command) || isUnratable(command) else {
            throw SimulationFinding("a well-formed command is decided", "\(text(of: command)): \(error)")
        }
    }

    /// Whether a command is wrong whatever the accounts hold.
    func isMalformed(_ command: PartnerCommand) -> Bool {
        switch command {
        case .reverseSale(let refund, let payees): refund.amount.minorUnits <= 0 || isNoList(payees)
        case .voidSale(_, let payees): isNoList(payees)
        case .lockPayout(let lock, _): lock.amount.minorUnits <= 0 || lock.cutoff > lock.at
        case .recordPayout(let payout, _): payout.amount.minorUnits <= 0
        default: false
        }
    }

    private func isNoList(_ payees: [PartnerID]) -> Bool { payees.isEmpty || Set(payees).count < payees.count }

    private func isUnratable(_ command: PartnerCommand) -> Bool {
        if case .recordSale(let order, _) = command { isUnratable(order) } else { false }
    }

    /// Whether some of those who were paid are named and some are not; once true of a sale it stays so.
    private func hasWrongPayees(_ command: PartnerCommand) -> Bool {
        let (order, payees): (OrderID, [PartnerID])
        switch command {
        case .reverseSale(let refund, let list): (order, payees) = (refund.order, list)
        case .voidSale(let void, let list): (order, payees) = (void.order, list)
        default: return false
        }
        guard let sale = book.sale(of: order.text) else { return false }
        let (named, paid) = (Set(payees.map { place(of: $0) }), Set(sale.partners))
        return named != paid && !named.isDisjoint(with: paid)
    }

    /// Whether sums pass what is counted, now or as they stood some commits ago.
    private func isNearTheLimit(_ command: PartnerCommand) -> Bool {
        if case .reverseSale(let refund, _) = command {
            let refunded = book.sale(of: refund.order.text)?.refunded ?? 0
            if refunded + Int(refund.amount.minorUnits) > CashRules.most { return true }
        }
        let asked: Int =
            switch command {
            case .recordSale(let order, _): Int(order.total.minorUnits)
            case .recordCascade(let commission): Int(commission.base.minorUnits)
            case .recordPeriod(let period): Int(period.total.minorUnits)
            case .adjust(let gift): abs(Int(gift.amount.minorUnits))
            default: 0
            }
        return rules.streams(for: command).contains { stream in
            guard let purse = purses[stream] else { return false }
            let standing = book.standing(of: purse)
            let moved = book.payouts.reduce(0) { $0 + ($1.purse == purse ? $1.amount : 0) }
            return standing.accrued > CashRules.most / 4 || standing.reversed > CashRules.most / 4
                || standing.accrued + standing.reversed + moved + asked > CashRules.most
        }
    }
}
