//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// That somebody was referred: by whom, when, and what was known then.
public struct ReferralRegistration: Hashable, Sendable {
    /// Who was referred.
    public let referee: CustomerID
    /// Who referred.
    public let referrer: CustomerID
    /// When.
    public let at: Timestamp
    /// The code that was given, if there was one.
    public let code: ReferralCode?
    /// Whether the referee was a customer before.
    public let isExistingCustomer: Bool
    /// What a ``FraudGuard`` found; what holds keeps the rewards until somebody has looked.
    public let fraud: FraudEvaluation

    /// Creates a registration.
    ///
    /// - Parameters:
    ///   - referee: Who was referred.
    ///   - referrer: Who referred.
    ///   - at: When.
    ///   - code: The code that was given, if there was one.
    ///   - isExistingCustomer: Whether the referee was a customer before.
    ///   - fraud: What a guard found.
    public init(
        referee: CustomerID,
        referrer: CustomerID,
        at: Timestamp,
        code: ReferralCode? = nil,
        isExistingCustomer: Bool = false,
        fraud: FraudEvaluation = .clear
    ) {
        self.referee = referee
        self.referrer = referrer
        self.at = at
        self.code = code
        self.isExistingCustomer = isExistingCustomer
        self.fraud = fraud
    }
}

extension ReferralRegistration {
    /// The registration as a ``FraudGuard`` looks at it together with others.
    public var edge: ReferralEdge { ReferralEdge(referrer: referrer, referee: referee, at: at) }
}

// MARK: - Codable

extension ReferralRegistration: Codable {
    private enum CodingKeys: String, CodingKey { case at, code, fraud, isExistingCustomer, referee, referrer }

    /// Reads a registration.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            referee: try container.decode(CustomerID.self, forKey: .referee),
            referrer: try container.decode(CustomerID.self, forKey: .referrer),
            at: try container.decode(Timestamp.self, forKey: .at),
            code: try container.decodeIfPresent(ReferralCode.self, forKey: .code),
            isExistingCustomer: try container.decodeIfPresent(Bool.self, forKey: .isExistingCustomer) ?? false,
            fraud: try container.decodeIfPresent(FraudEvaluation.self, forKey: .fraud) ?? .clear
        )
    }

    /// Writes the registration without the parts that say nothing.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(referee, forKey: .referee)
        try container.encode(referrer, forKey: .referrer)
        try container.encode(at, forKey: .at)
        try container.encodeIfPresent(code, forKey: .code)
        if isExistingCustomer { try container.encode(true, forKey: .isExistingCustomer) }
        if fraud != .clear { try container.encode(fraud, forKey: .fraud) }
    }
}
