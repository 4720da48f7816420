//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How much work the larger checks do.
public struct ConformanceScale: Hashable, Sendable {
    /// How many writers race each other.
    public let writers: Int
    /// How many commands a race runs in all.
    public let commands: Int
    /// How many events the longest stream gets.
    public let longStream: Int

    /// Creates a scale.
    ///
    /// - Parameters:
    ///   - writers: How many writers race each other; brought to at least 2.
    ///   - commands: How many commands a race runs in all; brought to at least 20.
    ///   - longStream: How many events the longest stream gets; brought to at least 1,000.
    public init(writers: Int, commands: Int, longStream: Int) {
        self.writers = max(2, writers)
        self.commands = max(20, commands)
        self.longStream = max(1_000, longStream)
    }

    /// 50 writers, 1,000 commands, 100,000 events: what a release of an adapter should pass.
    public static let standard = ConformanceScale(writers: 50, commands: 1_000, longStream: 100_000)
    /// 8 writers, 80 commands, 1,500 events: for a first look, and for stores that take long.
    public static let small = ConformanceScale(writers: 8, commands: 80, longStream: 1_500)
}
