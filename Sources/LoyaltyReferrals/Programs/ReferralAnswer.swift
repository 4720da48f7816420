//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What the rules reply to a command.
public enum ReferralAnswer: Hashable, Sendable {
    /// What happened to the referral, in order: a hold that had ended, and what was asked for.
    case done([ReferralEvent])
    /// Nothing happens, for these reasons, the first one deciding.
    case declined([Reason])

    /// The reasons of a *no*; empty for a *yes*.
    public var reasons: [Reason] {
        if case .declined(let reasons) = self { reasons } else { [] }
    }
}

// MARK: - Codable

extension ReferralAnswer: Codable {
    private enum CodingKeys: String, CodingKey { case declined, done }

    /// Reads an answer: an object whose one key is the kind.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.onlyKey() {
        case .declined: self = .declined(try container.decode([Reason].self, forKey: .declined))
        case .done: self = .done(try container.decode([ReferralEvent].self, forKey: .done))
        }
    }

    /// Writes the answer as an object whose one key is the kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .done(let events): try container.encode(events, forKey: .done)
        case .declined(let reasons): try container.encode(reasons, forKey: .declined)
        }
    }
}
