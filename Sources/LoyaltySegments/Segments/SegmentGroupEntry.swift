//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One segment of a group, with the share of its members that it takes.
public struct SegmentGroupEntry: Hashable, Codable, Sendable {
    /// The segment.
    public let segment: SegmentID
    /// The members that it takes; nil for all of them.
    public let sample: Sample?

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - segment: The segment.
    ///   - sample: The members that it takes; nil for all of them.
    public init(_ segment: SegmentID, sample: Sample? = nil) {
        self.segment = segment
        self.sample = sample
    }
}
