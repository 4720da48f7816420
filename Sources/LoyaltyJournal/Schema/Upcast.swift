//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How values of one schema become values of the next: what a host writes when it changes the shape of an event.
///
/// Stored bytes are never rewritten. Each read takes an old value through every upcast from its own schema to the newest.
///
/// ```swift
/// // Schema 2 called the amount of an event `sum`; schema 3 calls it `amount`.
/// let upcast = Upcast(from: 2, events: { event in
///     guard case .object(var members) = event else { return event }
///     members["amount"] = members.removeValue(forKey: "sum")
///     return .object(members)
/// })
/// ```
public struct Upcast: Sendable {
    /// A change to the JSON of one value; throws at a value that it does not know, which is then corrupt.
    public typealias Change = @Sendable (JSONValue) throws -> JSONValue

    /// The schema that is changed into the next one.
    public let from: Int
    let events: Change
    let commands: Change
    let answers: Change

    /// Creates an upcast.
    ///
    /// - Parameters:
    ///   - from: The schema that is changed into the next one.
    ///   - events: What changes in events.
    ///   - commands: What changes in recorded commands.
    ///   - answers: What changes in recorded answers.
    public init(
        from: Int,
        events: @escaping Change = { $0 },
        commands: @escaping Change = { $0 },
        answers: @escaping Change = { $0 }
    ) {
        self.from = from
        self.events = events
        self.commands = commands
        self.answers = answers
    }
}
