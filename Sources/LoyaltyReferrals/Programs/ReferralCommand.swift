//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What is asked of a referral.
public enum ReferralCommand: Hashable, Sendable {
    /// Write down that somebody was referred.
    case register(ReferralRegistration)
    /// Look whether an order of the referee qualifies, with what a ``FraudGuard`` found of it, such as a card that is shared.
    case recordOrder(Order, FraudEvaluation)
    /// Take both rewards back if a return of the referee's leaves too little of the order.
    case recordReturn(Return, referee: CustomerID)
    /// Keep the rewards until somebody has looked.
    case hold(ReferralReview, referee: CustomerID)
    /// Let the rewards go their way after all.
    case release(ReferralReview, referee: CustomerID)
    /// End the referral, and take both rewards back if there are any.
    case reject(ReferralReview, referee: CustomerID)
    /// Write down that a hold has ended, in one referral by the name of its stream.
    case confirmDue(StreamID)
}

// MARK: - Codable

extension ReferralCommand: Codable {
    private enum CodingKeys: String, CodingKey {
        case confirmDue, hold, recordOrder, recordReturn, register, reject, release
    }
    private enum PartKeys: String, CodingKey { case fraud, order, referee, refund, review, stream }

    /// Reads a command: an object whose one key says what is asked.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.onlyKey()
        if kind == .register {
            self = .register(try container.decode(ReferralRegistration.self, forKey: kind))
            return
        }
        let parts = try container.nestedContainer(keyedBy: PartKeys.self, forKey: kind)
        func review() throws -> ReferralReview { try parts.decode(ReferralReview.self, forKey: .review) }
        func referee() throws -> CustomerID { try parts.decode(CustomerID.self, forKey: .referee) }
        switch kind {
        case .recordOrder:
            self = .recordOrder(
                try parts.decode(Order.self, forKey: .order),
                try parts.decodeIfPresent(FraudEvaluation.self, forKey: .fraud) ?? .clear
            )
        case .recordReturn:
            self = .recordReturn(try parts.decode(Return.self, forKey: .refund), referee: try referee())
        case .hold: self = .hold(try review(), referee: try referee())
        case .release: self = .release(try review(), referee: try referee())
        case .reject: self = .reject(try review(), referee: try referee())
        case .confirmDue, .register: self = .confirmDue(try parts.decode(StreamID.self, forKey: .stream))
        }
    }

    /// Writes the command as an object whose one key says what is asked.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        func write(_ review: ReferralReview, _ referee: CustomerID, as key: CodingKeys) throws {
            var parts = container.nestedContainer(keyedBy: PartKeys.self, forKey: key)
            try parts.encode(review, forKey: .review)
            try parts.encode(referee, forKey: .referee)
        }
        switch self {
        case .register(let registration): try container.encode(registration, forKey: .register)
        case .recordOrder(let order, let fraud):
            var parts = container.nestedContainer(keyedBy: PartKeys.self, forKey: .recordOrder)
            try parts.encode(order, forKey: .order)
            if fraud != .clear { try parts.encode(fraud, forKey: .fraud) }
        case .recordReturn(let refund, let referee):
            var parts = container.nestedContainer(keyedBy: PartKeys.self, forKey: .recordReturn)
            try parts.encode(refund, forKey: .refund)
            try parts.encode(referee, forKey: .referee)
        case .hold(let review, let referee): try write(review, referee, as: .hold)
        case .release(let review, let referee): try write(review, referee, as: .release)
        case .reject(let review, let referee): try write(review, referee, as: .reject)
        case .confirmDue(let stream):
            var parts = container.nestedContainer(keyedBy: PartKeys.self, forKey: .confirmDue)
            try parts.encode(stream, forKey: .stream)
        }
    }
}
