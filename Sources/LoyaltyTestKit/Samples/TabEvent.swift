//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What happened to a ``Tab``.
public struct TabEvent: Hashable, Codable, Sendable {
    /// The kinds of events.
    public enum Kind: String, Hashable, Codable, Sendable {
        /// The balance grew by the amount; it lapses at the instant, if there is one.
        case deposited
        /// The balance shrank by the amount.
        case withdrawn
        /// The amount moved from the balance to what is set aside.
        case held
        /// The amount left what is set aside.
        case captured
        /// The amount, all of the balance, was lost to time.
        case lapsed
        /// A text, a number and an instant were noted.
        case noted
    }

    /// What happened.
    public let kind: Kind
    /// The amount, at least 1; any number for a note.
    public let amount: Int64
    /// The text of a note.
    public let text: String
    /// The expiry of a deposit, the instant of a note.
    public let instant: Timestamp?

    /// Creates an event.
    ///
    /// - Parameters:
    ///   - kind: What happened.
    ///   - amount: The amount.
    ///   - text: The text of a note.
    ///   - instant: The expiry of a deposit, the instant of a note.
    public init(_ kind: Kind, _ amount: Int64, text: String = "", instant: Timestamp? = nil) {
        self.kind = kind
        self.amount = amount
        self.text = text
        self.instant = instant
    }
}
