//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// All that an account's events say of a member, for the member to take along: machine-readable, in a stable order.
///
/// ```swift
/// let text = try CanonicalJSON.text(of: PointsExport(of: ann, events: events))
/// ```
///
/// The same events always give the same bytes. Reading the export back gives the events again, and so the account.
public struct PointsExport: Hashable, Sendable {
    /// The member.
    public let member: CustomerID
    /// The events, in order.
    public let events: [PointsEvent]
    /// What each event moved and left, in the same order.
    public let statement: PointsStatement

    /// Exports an account.
    ///
    /// - Parameters:
    ///   - member: The member.
    ///   - events: All events of the account, in order.
    /// - Throws: ``RewardsError`` with code `corruptLog` if the events contradict each other.
    public init(of member: CustomerID, events: [PointsEvent]) throws(RewardsError) {
        self.member = member
        self.events = events
        self.statement = try PointsStatement(of: events)
    }
}

// MARK: - Codable

extension PointsExport: Codable {
    private enum CodingKeys: String, CodingKey { case events, member, statement, version }

    /// Reads an export of format version 1; its statement is read out of its events again.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw RewardsError(.unsupportedVersion, "an export has version 1")
        }
        try self.init(
            of: container.decode(CustomerID.self, forKey: .member),
            events: container.decode([PointsEvent].self, forKey: .events)
        )
    }

    /// Writes the export with its events and its statement.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(events, forKey: .events)
        try container.encode(member, forKey: .member)
        try container.encode(statement, forKey: .statement)
        try container.encode(1, forKey: .version)
    }
}
