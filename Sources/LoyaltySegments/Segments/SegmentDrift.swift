//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What became of a segment's size, and what is alarming about it.
public struct SegmentDrift: Hashable, Sendable {
    /// The size before.
    public let earlier: SegmentSize
    /// The size now.
    public let later: SegmentSize
    /// What is alarming; none if nothing is.
    public let alarms: [Alarm]

    /// Why somebody should look.
    public enum Alarm: String, Hashable, Codable, CaseIterable, Sendable {
        /// The share of members among all customers moved too far.
        case shareMoved
        /// The share of members moved too far, measured by itself.
        case sizeMoved
        /// Of too many more customers it is not known: a value is missing that was there.
        case unknownGrew
    }
}
