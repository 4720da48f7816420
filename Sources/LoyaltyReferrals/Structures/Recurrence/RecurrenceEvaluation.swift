//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Whether commission is paid for one of a customer's sales, and why.
public struct RecurrenceEvaluation: Hashable, Sendable {
    /// Why it is paid or not.
    public let finding: Finding
    /// Which of the customer's sales it is, counted from 1.
    public let number: Int
    /// The first date for which commission is paid no more; nil if no date ends it.
    public let end: CivilDate?

    /// Whether commission is paid.
    public var isPaid: Bool { finding == .paid }

    /// Why commission is paid for a sale or not.
    public enum Finding: String, Hashable, CaseIterable, Codable, Sendable {
        /// It is paid.
        case paid
        /// Only one sale pays, and it was before.
        case firstOnly
        /// The months are over.
        case monthsEnded
        /// As many sales as are paid have been.
        case invoicesEnded
        /// The rule holds from a later sale on.
        case notYet
        /// The host has stopped commission for the customer.
        case stopped
    }
}
