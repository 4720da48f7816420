//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A customer entered or left a segment.
///
/// The customer, the segment and the ordinal name a change: looking again from the same stored state, after a crash for
/// example, gives a change of the same name, however late it comes.
public struct SegmentChange: Hashable, Sendable {
    /// The customer.
    public let customer: CustomerID
    /// The segment.
    public let segment: SegmentID
    /// The version of the rule that decided.
    public let version: DefinitionVersion
    /// Whether the customer came or went.
    public let kind: Kind
    /// Why.
    public let cause: ChangeCause
    /// When it was seen.
    public let at: Timestamp
    /// The number of the change among those of this customer and segment, from 1.
    public let ordinal: Int64

    /// Creates a change.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - segment: The segment.
    ///   - version: The version of the rule that decided.
    ///   - kind: Whether the customer came or went.
    ///   - cause: Why.
    ///   - at: When it was seen.
    ///   - ordinal: The number of the change among those of this customer and segment, from 1.
    public init(
        customer: CustomerID,
        segment: SegmentID,
        version: DefinitionVersion,
        kind: Kind,
        cause: ChangeCause,
        at: Timestamp,
        ordinal: Int64
    ) {
        self.customer = customer
        self.segment = segment
        self.version = version
        self.kind = kind
        self.cause = cause
        self.at = at
        self.ordinal = ordinal
    }

    /// Which way a customer went.
    public enum Kind: String, Hashable, Codable, CaseIterable, Sendable {
        /// The customer became a member.
        case entered
        /// The customer is no longer a member.
        case left
    }
}
