//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A change of a segment that a trigger waits for.
///
/// As JSON: `{"causes": ["data", "time"], "kind": "entered", "segment": "vip"}`.
public struct SegmentSignal: Hashable, Codable, Sendable {
    /// The segment.
    public let segment: SegmentID
    /// Whether entering it or leaving it counts.
    public let kind: SegmentChange.Kind
    /// The causes that count.
    public let causes: [ChangeCause]

    /// Creates a signal.
    ///
    /// - Parameters:
    ///   - segment: The segment.
    ///   - kind: Whether entering it or leaving it counts.
    ///   - causes: The causes that count; without more said, neither a changed rule nor a first look triggers anything.
    public init(
        _ segment: SegmentID,
        _ kind: SegmentChange.Kind,
        causes: [ChangeCause] = [.data, .time, .dataOrTime]
    ) {
        self.segment = segment
        self.kind = kind
        self.causes = causes
    }

    /// Returns whether a change is one that the trigger waits for.
    func matches(_ change: SegmentChange) -> Bool {
        change.segment == segment && change.kind == kind && causes.contains(change.cause)
    }
}
