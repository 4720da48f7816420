//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The bounds on a rule, so that its cost is known before it runs and hostile input ends in an error.
///
/// ```swift
/// let limits = SegmentLimits(nodes: 100)
/// ```
public struct SegmentLimits: Hashable, Sendable {
    /// The most levels of a rule, and of brackets and `not` in its text.
    public let depth: Int
    /// The most nodes of a rule.
    public let nodes: Int
    /// The most values in a list.
    public let listLength: Int
    /// The longest text of a rule, and the longest text constant in it, in bytes of UTF-8.
    public let textBytes: Int
    /// The most different windows of events that a rule asks.
    public let windows: Int

    /// Creates bounds.
    ///
    /// - Parameters:
    ///   - depth: The most levels; brought into 1...32.
    ///   - nodes: The most nodes; brought into 1...4096.
    ///   - listLength: The most values in a list; brought into 1...100,000.
    ///   - textBytes: The longest text in bytes; brought into 1...2^24.
    ///   - windows: The most different windows of events; brought into 1...1,024.
    public init(
        depth: Int = 32,
        nodes: Int = 512,
        listLength: Int = 1_000,
        textBytes: Int = 65_536,
        windows: Int = 64
    ) {
        self.depth = min(max(depth, 1), SegmentRule.maximumDepth)
        self.nodes = min(max(nodes, 1), SegmentRule.maximumSize)
        self.listLength = min(max(listLength, 1), 100_000)
        self.textBytes = min(max(textBytes, 1), 1 << 24)
        self.windows = min(max(windows, 1), 1_024)
    }

    /// 32 levels, 512 nodes, 1000 values in a list, 64 KiB of text, 64 windows.
    public static let `default` = SegmentLimits()
}
