//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One segment's part of a ``NorthStar``.
public struct NorthStarSegment: Hashable, Sendable {
    /// The segment.
    public let segment: SegmentID
    /// Its part of the baseline.
    public let baseline: Int64
    /// Its part of the figure now.
    public let actual: Int64

    /// Creates a part.
    ///
    /// - Parameters:
    ///   - segment: The segment.
    ///   - baseline: Its part of the baseline.
    ///   - actual: Its part of the figure now.
    public init(_ segment: SegmentID, baseline: Int64, actual: Int64) {
        self.segment = segment
        self.baseline = baseline
        self.actual = actual
    }
}
