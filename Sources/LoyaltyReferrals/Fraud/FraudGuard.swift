//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What to look for in referrals, and what each finding leads to.
///
/// ```swift
/// let evaluation = FraudGuard.standard.evaluation(of: tokensOfReferrer, and: tokensOfReferee)
/// evaluation.isHeld       // true if they share an address, a card, a device or a telephone
/// ```
///
/// The host gives tokens; the guard compares them and never keeps them. Two accounts that share a token of a kind that holds
/// count as one person's, and so do accounts that are tied to each other through others. Tokens of a kind that flags tie
/// nobody together.
public struct FraudGuard: Hashable, Sendable {
    /// What sharing a token of each kind leads to; kinds that are not named say nothing.
    public let kinds: [IdentityKind: FraudSeverity]
    /// What a referee leads to who was referred before as another account; nil for not looking.
    public let repeatedReferee: FraudSeverity?
    /// What people lead to who refer each other in a circle; nil for not looking.
    public let ring: FraudSeverity?
    /// What a partner leads to who stands below its own account; nil for not looking.
    public let selfTree: FraudSeverity?
    /// How many referrals within a while are too many; each limit by itself.
    public let velocity: [VelocityLimit]

    /// Creates a guard.
    ///
    /// - Parameters:
    ///   - kinds: What sharing a token of each kind leads to.
    ///   - repeatedReferee: What a referee leads to who was referred before; nil for not looking.
    ///   - ring: What a circle of referrals leads to; nil for not looking.
    ///   - selfTree: What a partner below its own account leads to; nil for not looking.
    ///   - velocity: How many referrals within a while are too many.
    public init(
        kinds: [IdentityKind: FraudSeverity] = FraudGuard.standard.kinds,
        repeatedReferee: FraudSeverity? = .hold,
        ring: FraudSeverity? = .hold,
        selfTree: FraudSeverity? = .hold,
        velocity: [VelocityLimit] = []
    ) {
        self.kinds = kinds
        self.repeatedReferee = repeatedReferee
        self.ring = ring
        self.selfTree = selfTree
        self.velocity = velocity
    }

    /// The usual guard, without limits of velocity: an address, a telephone, a device or a card in common holds; a domain, a
    /// network or a postal address in common, as colleagues and families have, flags.
    public static let standard = FraudGuard(
        kinds: [
            .email: .hold, .phone: .hold, .device: .hold, .paymentInstrument: .hold, .emailDomain: .flag,
            .postalAddress: .flag, .ipAddress: .flag,
        ]
    )
}

// MARK: - Codable

extension FraudGuard: Codable {
    private enum CodingKeys: String, CodingKey { case kinds, repeatedReferee, ring, selfTree, velocity, version }

    /// Reads a guard of version 1.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` or `invalidFraudGuard`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a fraud guard has version 1")
        }
        self.init(
            kinds: try container.decode([IdentityKind: FraudSeverity].self, forKey: .kinds),
            repeatedReferee: try container.decodeIfPresent(FraudSeverity.self, forKey: .repeatedReferee),
            ring: try container.decodeIfPresent(FraudSeverity.self, forKey: .ring),
            selfTree: try container.decodeIfPresent(FraudSeverity.self, forKey: .selfTree),
            velocity: try container.decode([VelocityLimit].self, forKey: .velocity)
        )
    }

    /// Writes the guard as version 1, without what is not looked for.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(kinds, forKey: .kinds)
        try container.encodeIfPresent(repeatedReferee, forKey: .repeatedReferee)
        try container.encodeIfPresent(ring, forKey: .ring)
        try container.encodeIfPresent(selfTree, forKey: .selfTree)
        try container.encode(velocity, forKey: .velocity)
    }
}
