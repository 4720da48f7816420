//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What the plan replies to a command.
public enum PartnerAnswer: Hashable, Sendable {
    /// The sale is credited.
    case accrued(CommissionAccrual)
    /// The commission is taken back, in part or whole.
    case reversed(CommissionReversal)
    /// The payout is written down.
    case paid(CommissionPayout)
    /// The holds that had ended are written down; none if none had.
    case approvedDue([CommissionApproval])
    /// Nothing happens, for these reasons, the first one deciding.
    case declined([Reason])

    /// The reasons of a *no*; empty for a *yes*.
    public var reasons: [Reason] {
        if case .declined(let reasons) = self { reasons } else { [] }
    }
}

// MARK: - Codable

extension PartnerAnswer: Codable {
    private enum CodingKeys: String, CodingKey { case accrued, approvedDue, declined, paid, reversed }

    /// Reads an answer: an object whose one key is the kind.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.onlyKey() {
        case .accrued: self = .accrued(try container.decode(CommissionAccrual.self, forKey: .accrued))
        case .approvedDue:
            self = .approvedDue(try container.decode([CommissionApproval].self, forKey: .approvedDue))
        case .declined: self = .declined(try container.decode([Reason].self, forKey: .declined))
        case .paid: self = .paid(try container.decode(CommissionPayout.self, forKey: .paid))
        case .reversed: self = .reversed(try container.decode(CommissionReversal.self, forKey: .reversed))
        }
    }

    /// Writes the answer as an object whose one key is the kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .accrued(let value): try container.encode(value, forKey: .accrued)
        case .reversed(let value): try container.encode(value, forKey: .reversed)
        case .paid(let value): try container.encode(value, forKey: .paid)
        case .approvedDue(let value): try container.encode(value, forKey: .approvedDue)
        case .declined(let value): try container.encode(value, forKey: .declined)
        }
    }
}
