//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A running tab at a bar: the smallest state with a balance, holds and an expiry, to test stores and drivers with.
///
/// The conformance suite runs on tabs, so a host can test its store before it has chosen an area of this package.
public struct Tab: Journaled, Hashable {
    /// What happened to a tab.
    public typealias Event = TabEvent
    /// What may be asked.
    public typealias Command = TabCommand
    /// What is replied.
    public typealias Answer = TabAnswer

    /// What may be withdrawn; zero or more.
    public private(set) var balance: Int64
    /// What is set aside; zero or more.
    public private(set) var held: Int64
    /// When the balance lapses, if it does.
    public private(set) var expiresAt: Timestamp?
    /// The text of the last note.
    public private(set) var note: String
    /// The number of the last note.
    public private(set) var number: Int64

    /// Creates an empty tab.
    public init() {
        balance = 0
        held = 0
        note = ""
        number = 0
    }

    /// When the balance lapses, or nil if there is nothing to lapse.
    public var nextDue: Timestamp? { balance > 0 ? expiresAt : nil }

    /// Folds one event in.
    ///
    /// - Parameter event: The next event.
    /// - Throws: ``TestKitError`` with code `contradiction` if the event takes more than there is, or more than fits.
    public mutating func apply(_ event: TabEvent) throws(TestKitError) {
        switch event.kind {
        case .deposited:
            guard event.amount > 0, holds(event.amount) else { throw Self.contradiction }
            expiresAt = event.instant ?? (balance == 0 ? nil : expiresAt)
            balance += event.amount
        case .withdrawn:
            try take(event.amount)
        case .held:
            try take(event.amount)
            held += event.amount
        case .captured:
            guard event.amount > 0, event.amount <= held else { throw Self.contradiction }
            held -= event.amount
        case .lapsed:
            try take(event.amount)
            expiresAt = nil
        case .noted:
            note = event.text
            number = event.amount
        }
    }

    /// Whether so much more fits on the tab, what is set aside included.
    func holds(_ amount: Int64) -> Bool { amount <= Int64.max - balance - held }

    private mutating func take(_ amount: Int64) throws(TestKitError) {
        guard amount > 0, amount <= balance else { throw Self.contradiction }
        balance -= amount
    }

    private static var contradiction: TestKitError {
        TestKitError(.contradiction, "an event takes no more than there is and adds no more than fits")
    }
}
