//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One condition of a qualification, and how an order stands to it.
public struct ReferralCheck: Hashable, Sendable {
    /// Which condition it is.
    public let kind: Kind
    /// Whether the order meets it.
    public let holds: Bool
    /// What the order has, if one value decides.
    public let actual: ExplainedValue?
    /// What is asked for, if one value decides.
    public let threshold: ExplainedValue?

    /// The conditions, in the order in which they are looked at.
    public enum Kind: String, Hashable, CaseIterable, Sendable {
        /// The order is placed after the referee was referred, or at the same instant.
        case afterReferral
        /// The order is placed within the window.
        case window
        /// The order is the first that is recorded.
        case firstOrder
        /// The order comes through a channel that counts.
        case channel
        /// The order is in the currency of the minimum.
        case currency
        /// The order comes to the minimum, less what is refunded; without a minimum to anything above zero.
        case minimum
    }

    init(_ kind: Kind, _ holds: Bool, _ actual: ExplainedValue? = nil, of threshold: ExplainedValue? = nil) {
        self.kind = kind
        self.holds = holds
        self.actual = actual
        self.threshold = threshold
    }

    /// The condition as a reason, with the value that was found and the one that was asked for.
    public var reason: Reason {
        var values: [String: ExplainedValue] = [:]
        values["actual"] = actual
        values["threshold"] = threshold
        return Reason(kind.reasonCode, values)
    }
}
