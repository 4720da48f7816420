//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What keeps a membership from flickering: another rule for leaving, a minimum stay, and a cool-down before coming back.
///
/// ```swift
/// // A member from 10 orders on, until fewer than 7; for a month at least; not again within a week.
/// let steady = try StabilityRule(
///     leave: SegmentRule(parsing: "orders < 7", for: schema), minimumStay: .days(30), coolDown: .days(7))
/// ```
///
/// As JSON: `{"coolDown": 604800000000, "leave": {…}, "minimumStay": 2592000000000, "version": 1}`.
public struct StabilityRule: Hashable, Sendable {
    /// Who leaves; nil for everybody of whom the segment's own rule is not certain.
    public let leave: SegmentRule?
    /// How long a membership lasts at least.
    public let minimumStay: TimeSpan
    /// How long nobody comes back after leaving.
    public let coolDown: TimeSpan

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - leave: Who leaves. With such a rule a member leaves only on its *yes*, and only if the segment's own rule does not
    ///     hold as well; an unknown verdict leaves things as they are.
    ///   - minimumStay: How long a membership lasts at least; zero or more.
    ///   - coolDown: How long nobody comes back after leaving; zero or more.
    /// - Throws: ``SegmentsError`` with code `invalidStability` for a span below zero.
    public init(
        leave: SegmentRule? = nil,
        minimumStay: TimeSpan = .zero,
        coolDown: TimeSpan = .zero
    ) throws(SegmentsError) {
        guard minimumStay >= .zero, coolDown >= .zero else {
            throw SegmentsError(.invalidStability, "a minimum stay and a cool-down are zero or more")
        }
        self.leave = leave
        self.minimumStay = minimumStay
        self.coolDown = coolDown
    }

    private init() {
        leave = nil
        minimumStay = .zero
        coolDown = .zero
    }

    /// The rule that changes nothing: members are those of whom the segment's rule is certain.
    public static let none = StabilityRule()
}

// MARK: - Codable

extension StabilityRule: Codable {
    private enum Keys: String, CodingKey { case version, leave, minimumStay, coolDown }

    /// Reads a rule.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for another version or a span below zero.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        try DefinitionCoding.requireVersion(of: "a stability rule", in: container, forKey: .version)
        let leave = try container.decodeIfPresent(SegmentRule.self, forKey: .leave)
        let stay = try container.decodeIfPresent(TimeSpan.self, forKey: .minimumStay) ?? .zero
        let coolDown = try container.decodeIfPresent(TimeSpan.self, forKey: .coolDown) ?? .zero
        self = try DefinitionCoding.checked { () throws(SegmentsError) in
            try StabilityRule(leave: leave, minimumStay: stay, coolDown: coolDown)
        }
    }

    /// Writes the rule.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(1, forKey: .version)
        try container.encodeIfPresent(leave, forKey: .leave)
        try container.encode(minimumStay, forKey: .minimumStay)
        try container.encode(coolDown, forKey: .coolDown)
    }
}
