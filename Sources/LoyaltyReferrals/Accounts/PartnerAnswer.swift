//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What is replied to a command.
///
/// A command on several accounts is answered with a list, in the order of the partners' identifiers.
public enum PartnerAnswer: Hashable, Sendable {
    /// The sale is credited, to each of these.
    case accrued([CommissionAccrual])
    /// The commission is taken back in part or whole, from everybody who was paid.
    case reversed([CommissionReversal])
    /// The sale is void, for everybody who was paid.
    case voided([CommissionVoid])
    /// What a run says of a period is written down.
    case periodRecorded(PeriodChange)
    /// The adjustment is written down.
    case adjusted(CommissionAdjustment)
    /// The payout is locked.
    case locked(PayoutLock)
    /// The locked payout is paid.
    case settled(PayoutSettlement)
    /// The locked payout is payable again.
    case released(PayoutRelease)
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
    private enum CodingKeys: String, CodingKey {
        case accrued, adjusted, approvedDue, declined, locked, paid, periodRecorded, released, reversed, settled, voided
    }

    /// Reads an answer: an object whose one key is the kind.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let key = try container.onlyKey()
        func value<Value: Decodable>(_ type: Value.Type) throws -> Value { try container.decode(type, forKey: key) }
        switch key {
        case .accrued: self = .accrued(try value([CommissionAccrual].self))
        case .adjusted: self = .adjusted(try value(CommissionAdjustment.self))
        case .approvedDue: self = .approvedDue(try value([CommissionApproval].self))
        case .declined: self = .declined(try value([Reason].self))
        case .locked: self = .locked(try value(PayoutLock.self))
        case .paid: self = .paid(try value(CommissionPayout.self))
        case .periodRecorded: self = .periodRecorded(try value(PeriodChange.self))
        case .released: self = .released(try value(PayoutRelease.self))
        case .reversed: self = .reversed(try value([CommissionReversal].self))
        case .settled: self = .settled(try value(PayoutSettlement.self))
        case .voided: self = .voided(try value([CommissionVoid].self))
        }
    }

    /// Writes the answer as an object whose one key is the kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .accrued(let value): try container.encode(value, forKey: .accrued)
        case .reversed(let value): try container.encode(value, forKey: .reversed)
        case .voided(let value): try container.encode(value, forKey: .voided)
        case .periodRecorded(let value): try container.encode(value, forKey: .periodRecorded)
        case .adjusted(let value): try container.encode(value, forKey: .adjusted)
        case .locked(let value): try container.encode(value, forKey: .locked)
        case .settled(let value): try container.encode(value, forKey: .settled)
        case .released(let value): try container.encode(value, forKey: .released)
        case .paid(let value): try container.encode(value, forKey: .paid)
        case .approvedDue(let value): try container.encode(value, forKey: .approvedDue)
        case .declined(let value): try container.encode(value, forKey: .declined)
        }
    }
}
