//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One thing that speaks against a referral, without anybody's tokens.
public struct FraudFinding: Hashable, Sendable {
    /// What was looked for.
    public let check: FraudCheck
    /// What the finding leads to.
    public let severity: FraudSeverity
    /// The kinds of tokens that both accounts have in common, in order; empty if the accounts are the same, or are one
    /// person's through accounts between them.
    public let kinds: [IdentityKind]
    /// How many people a ring has, how many referrals lie in a window, or how many levels a partner stands below its own
    /// account; nil for other checks.
    public let count: Int?

    /// Creates a finding, such as one of a host's own service.
    ///
    /// - Parameters:
    ///   - check: What was looked for.
    ///   - severity: What the finding leads to.
    ///   - kinds: The kinds of tokens that both accounts have in common, in any order.
    ///   - count: How many people, referrals or levels, by the check.
    public init(
        _ check: FraudCheck,
        _ severity: FraudSeverity,
        kinds: some Sequence<IdentityKind> = [],
        count: Int? = nil
    ) {
        self.check = check
        self.severity = severity
        self.kinds = Set(kinds).sorted()
        self.count = count
    }

    /// The finding as a reason: its code by the check, and its values.
    public var reason: Reason {
        var values: [String: ExplainedValue] = [:]
        if !kinds.isEmpty { values["kinds"] = .text(kinds.map(\.text).joined(separator: ", ")) }
        if let count { values["count"] = .integer(Int64(count)) }
        return Reason(check.reasonCode, values)
    }
}

extension FraudFinding: Comparable {
    /// Whether the first finding stands before the second: what holds before what flags, then by check, kinds and count.
    public static func < (lhs: FraudFinding, rhs: FraudFinding) -> Bool {
        if lhs.severity != rhs.severity { return lhs.severity == .hold }
        if lhs.check != rhs.check { return lhs.check.place < rhs.check.place }
        if lhs.kinds != rhs.kinds { return lhs.kinds.lexicographicallyPrecedes(rhs.kinds) }
        return (lhs.count ?? -1) < (rhs.count ?? -1)
    }
}

extension FraudCheck {
    /// The check's place in the order of all.
    fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

// MARK: - Codable

extension FraudFinding: Codable {
    private enum CodingKeys: String, CodingKey { case check, count, kinds, severity }

    /// Reads a finding.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(FraudCheck.self, forKey: .check),
            try container.decode(FraudSeverity.self, forKey: .severity),
            kinds: try container.decodeIfPresent([IdentityKind].self, forKey: .kinds) ?? [],
            count: try container.decodeIfPresent(Int.self, forKey: .count)
        )
    }

    /// Writes the finding without the parts that are empty.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(check, forKey: .check)
        try container.encode(severity, forKey: .severity)
        if !kinds.isEmpty { try container.encode(kinds, forKey: .kinds) }
        try container.encodeIfPresent(count, forKey: .count)
    }
}
