//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What happened to a referral; each event carries its outcome.
public enum ReferralEvent: Hashable, Sendable {
    /// Somebody was referred.
    case registered(ReferralRegistration)
    /// An order does not qualify.
    case notQualified(ReferredOrder)
    /// An order qualifies, and both rewards are pending.
    case qualified(ReferralGrant)
    /// The hold ended, and both rewards are due.
    case confirmed(ReferralConfirmation)
    /// A return leaves enough of the order.
    case kept(ReferralReturn)
    /// Both rewards are taken back.
    case reversed(ReferralReversal)
    /// The rewards wait until somebody has looked.
    case held(ReferralReview)
    /// The rewards go their way after all.
    case released(ReferralReview)
    /// The referral is over.
    case rejected(ReferralReview)
}

// MARK: - Codable

extension ReferralEvent: Codable {
    private enum CodingKeys: String, CodingKey {
        case confirmed, held, kept, notQualified, qualified, registered, rejected, released, reversed
    }

    /// Reads an event: an object whose one key is the kind.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.onlyKey()
        switch kind {
        case .confirmed: self = .confirmed(try container.decode(ReferralConfirmation.self, forKey: kind))
        case .held: self = .held(try container.decode(ReferralReview.self, forKey: kind))
        case .kept: self = .kept(try container.decode(ReferralReturn.self, forKey: kind))
        case .notQualified: self = .notQualified(try container.decode(ReferredOrder.self, forKey: kind))
        case .qualified: self = .qualified(try container.decode(ReferralGrant.self, forKey: kind))
        case .registered: self = .registered(try container.decode(ReferralRegistration.self, forKey: kind))
        case .rejected: self = .rejected(try container.decode(ReferralReview.self, forKey: kind))
        case .released: self = .released(try container.decode(ReferralReview.self, forKey: kind))
        case .reversed: self = .reversed(try container.decode(ReferralReversal.self, forKey: kind))
        }
    }

    /// Writes the event as an object whose one key is the kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .registered(let value): try container.encode(value, forKey: .registered)
        case .notQualified(let value): try container.encode(value, forKey: .notQualified)
        case .qualified(let value): try container.encode(value, forKey: .qualified)
        case .confirmed(let value): try container.encode(value, forKey: .confirmed)
        case .kept(let value): try container.encode(value, forKey: .kept)
        case .reversed(let value): try container.encode(value, forKey: .reversed)
        case .held(let value): try container.encode(value, forKey: .held)
        case .released(let value): try container.encode(value, forKey: .released)
        case .rejected(let value): try container.encode(value, forKey: .rejected)
        }
    }
}
