//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What happened to a partner's account; each event carries its outcome.
public enum PartnerEvent: Hashable, Sendable {
    /// A sale was credited.
    case accrued(CommissionAccrual)
    /// The hold of a commission ended.
    case approved(CommissionApproval)
    /// Part or all of a commission was taken back.
    case reversed(CommissionReversal)
    /// Approved commission was paid.
    case paid(CommissionPayout)

    /// The currency of the event's amount.
    var currency: Currency {
        switch self {
        case .accrued(let accrual): accrual.commission.currency
        case .approved(let approval): approval.amount.currency
        case .reversed(let reversal): reversal.amount.currency
        case .paid(let payout): payout.amount.currency
        }
    }
}

// MARK: - Codable

extension PartnerEvent: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case accrued, approved, paid, reversed }

    /// Reads an event: an object whose one key says what happened.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.onlyKey() {
        case .accrued: self = .accrued(try container.decode(CommissionAccrual.self, forKey: .accrued))
        case .approved: self = .approved(try container.decode(CommissionApproval.self, forKey: .approved))
        case .paid: self = .paid(try container.decode(CommissionPayout.self, forKey: .paid))
        case .reversed: self = .reversed(try container.decode(CommissionReversal.self, forKey: .reversed))
        }
    }

    /// Writes the event as an object whose one key says what happened.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .accrued(let value): try container.encode(value, forKey: .accrued)
        case .approved(let value): try container.encode(value, forKey: .approved)
        case .reversed(let value): try container.encode(value, forKey: .reversed)
        case .paid(let value): try container.encode(value, forKey: .paid)
        }
    }
}

extension KeyedDecodingContainer {
    /// The one known key of an object that stands for a case.
    func onlyKey() throws(ReferralsError) -> Key {
        guard let key = allKeys.first, allKeys.count == 1 else {
            throw ReferralsError(.unsupportedVersion, "a case is an object with exactly one known key")
        }
        return key
    }
}
