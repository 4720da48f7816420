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
    /// A sale was declared void.
    case voided(CommissionVoid)
    /// A period was run, for the first time or again.
    case periodRecorded(PeriodChange)
    /// Money was given or taken by hand.
    case adjusted(CommissionAdjustment)
    /// Approved commission went into a payout.
    case locked(PayoutLock)
    /// A locked payout arrived.
    case settled(PayoutSettlement)
    /// A locked payout failed.
    case released(PayoutRelease)
    /// Approved commission was paid.
    case paid(CommissionPayout)

    /// The currency of the event's amount.
    var currency: Currency {
        switch self {
        case .accrued(let accrual): accrual.commission.currency
        case .approved(let approval): approval.amount.currency
        case .reversed(let reversal): reversal.amount.currency
        case .voided(let void): void.amount.currency
        case .periodRecorded(let change): change.accrued.currency
        case .adjusted(let adjustment): adjustment.amount.currency
        case .locked(let lock): lock.amount.currency
        case .settled(let settlement): settlement.amount.currency
        case .released(let release): release.amount.currency
        case .paid(let payout): payout.amount.currency
        }
    }
}

// MARK: - Codable

extension PartnerEvent: Codable {
    private enum CodingKeys: String, CodingKey {
        case accrued, adjusted, approved, locked, paid, periodRecorded, released, reversed, settled, voided
    }

    /// Reads an event: an object whose one key says what happened.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let key = try container.onlyKey()
        func value<Value: Decodable>(_ type: Value.Type) throws -> Value { try container.decode(type, forKey: key) }
        switch key {
        case .accrued: self = .accrued(try value(CommissionAccrual.self))
        case .adjusted: self = .adjusted(try value(CommissionAdjustment.self))
        case .approved: self = .approved(try value(CommissionApproval.self))
        case .locked: self = .locked(try value(PayoutLock.self))
        case .paid: self = .paid(try value(CommissionPayout.self))
        case .periodRecorded: self = .periodRecorded(try value(PeriodChange.self))
        case .released: self = .released(try value(PayoutRelease.self))
        case .reversed: self = .reversed(try value(CommissionReversal.self))
        case .settled: self = .settled(try value(PayoutSettlement.self))
        case .voided: self = .voided(try value(CommissionVoid.self))
        }
    }

    /// Writes the event as an object whose one key says what happened.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .accrued(let value): try container.encode(value, forKey: .accrued)
        case .approved(let value): try container.encode(value, forKey: .approved)
        case .reversed(let value): try container.encode(value, forKey: .reversed)
        case .voided(let value): try container.encode(value, forKey: .voided)
        case .periodRecorded(let value): try container.encode(value, forKey: .periodRecorded)
        case .adjusted(let value): try container.encode(value, forKey: .adjusted)
        case .locked(let value): try container.encode(value, forKey: .locked)
        case .settled(let value): try container.encode(value, forKey: .settled)
        case .released(let value): try container.encode(value, forKey: .released)
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
