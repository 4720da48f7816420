//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What may be asked of ``TabRules``.
public struct TabCommand: Hashable, Codable, Sendable {
    /// The kinds of commands.
    public enum Kind: String, Hashable, Codable, Sendable {
        /// Add to the balance.
        case deposit
        /// Take from the balance.
        case withdraw
        /// Move from one balance to another.
        case transfer
        /// Set aside.
        case hold
        /// Take what was set aside.
        case capture
        /// Note a text, a number and an instant.
        case note
        /// Take a code that can be held once, for a deposit.
        case redeemCode
        /// Give a code back, for a withdrawal.
        case returnCode
        /// Take one of a limited number of places, for a deposit of 1.
        case join
        /// Leave messages in the outbox, and a note.
        case announce
        /// Write down what time has changed.
        case lapse
    }

    /// What is asked.
    public let kind: Kind
    /// The tab.
    public let tab: StreamID
    /// The tab to transfer to.
    public let other: StreamID?
    /// The amount, the limit, or the number of messages.
    public let amount: Int64
    /// The text of a note, the code, or the name of what to join.
    public let text: String
    /// The expiry of a deposit, the instant of a note.
    public let instant: Timestamp?

    private init(
        _ kind: Kind,
        _ tab: StreamID,
        other: StreamID? = nil,
        amount: Int64 = 1,
        text: String = "",
        instant: Timestamp? = nil
    ) {
        self.kind = kind
        self.tab = tab
        self.other = other
        self.amount = amount
        self.text = text
        self.instant = instant
    }

    /// Returns a command to add to a balance.
    ///
    /// - Parameters:
    ///   - amount: How much; at least 1.
    ///   - tab: The tab.
    ///   - expiry: When the whole balance lapses, or nil to leave that as it is.
    /// - Returns: The command.
    public static func deposit(_ amount: Int64, to tab: StreamID, until expiry: Timestamp? = nil) -> TabCommand {
        TabCommand(.deposit, tab, amount: amount, instant: expiry)
    }

    /// Returns a command to take from a balance.
    ///
    /// - Parameters:
    ///   - amount: How much; at least 1.
    ///   - tab: The tab.
    /// - Returns: The command.
    public static func withdraw(_ amount: Int64, from tab: StreamID) -> TabCommand {
        TabCommand(.withdraw, tab, amount: amount)
    }

    /// Returns a command to move from one balance to another.
    ///
    /// - Parameters:
    ///   - amount: How much; at least 1.
    ///   - tab: The tab that pays.
    ///   - other: The tab that gets; not the same one.
    /// - Returns: The command.
    public static func transfer(_ amount: Int64, from tab: StreamID, to other: StreamID) -> TabCommand {
        TabCommand(.transfer, tab, other: other, amount: amount)
    }

    /// Returns a command to set a part of a balance aside.
    ///
    /// - Parameters:
    ///   - amount: How much; at least 1.
    ///   - tab: The tab.
    /// - Returns: The command.
    public static func hold(_ amount: Int64, on tab: StreamID) -> TabCommand { TabCommand(.hold, tab, amount: amount) }

    /// Returns a command to take what was set aside.
    ///
    /// - Parameters:
    ///   - amount: How much; at least 1.
    ///   - tab: The tab.
    /// - Returns: The command.
    public static func capture(_ amount: Int64, on tab: StreamID) -> TabCommand {
        TabCommand(.capture, tab, amount: amount)
    }

    /// Returns a command to note a text, a number and an instant.
    ///
    /// - Parameters:
    ///   - text: Any text.
    ///   - number: Any number.
    ///   - instant: Any instant, or nil.
    ///   - tab: The tab.
    /// - Returns: The command.
    public static func note(
        _ text: String,
        number: Int64 = 0,
        instant: Timestamp? = nil,
        on tab: StreamID
    ) -> TabCommand {
        TabCommand(.note, tab, amount: number, text: text, instant: instant)
    }

    /// Returns a command to take a code that can be held once, which deposits 1.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - tab: The tab.
    /// - Returns: The command.
    public static func redeemCode(_ code: String, on tab: StreamID) -> TabCommand {
        TabCommand(.redeemCode, tab, text: code)
    }

    /// Returns a command to give a code back, which withdraws 1.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - tab: The tab.
    /// - Returns: The command.
    public static func returnCode(_ code: String, on tab: StreamID) -> TabCommand {
        TabCommand(.returnCode, tab, text: code)
    }

    /// Returns a command to take one of a limited number of places, which deposits 1.
    ///
    /// - Parameters:
    ///   - name: What to join.
    ///   - limit: The number of places; at least 1.
    ///   - tab: The tab.
    /// - Returns: The command.
    public static func join(_ name: String, limit: Int64, on tab: StreamID) -> TabCommand {
        TabCommand(.join, tab, amount: limit, text: name)
    }

    /// Returns a command to leave messages in the outbox.
    ///
    /// - Parameters:
    ///   - count: How many; at least 1.
    ///   - tab: The tab.
    /// - Returns: The command.
    public static func announce(_ count: Int64, on tab: StreamID) -> TabCommand {
        TabCommand(.announce, tab, amount: count)
    }

    /// Returns a command to write down what time has changed.
    ///
    /// - Parameter tab: The tab.
    /// - Returns: The command.
    public static func lapse(_ tab: StreamID) -> TabCommand { TabCommand(.lapse, tab) }
}
