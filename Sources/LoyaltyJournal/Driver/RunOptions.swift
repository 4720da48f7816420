//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How a command is run; the defaults suit most hosts.
public struct RunOptions: Hashable, Sendable {
    /// After how many events of a stream a snapshot is suggested; at least 1.
    public let snapshotEvery: Int64
    /// How far the host's instant may lie behind the last event of a stream before the command is refused.
    public let clockTolerance: TimeSpan

    /// Creates options.
    ///
    /// - Parameters:
    ///   - snapshotEvery: After how many events of a stream a snapshot is suggested; brought to at least 1.
    ///   - clockTolerance: How far the host's instant may lie behind the last event of a stream; 5 minutes by default. Inside
    ///     the tolerance the command is decided at the instant of that event.
    public init(snapshotEvery: Int64 = 32, clockTolerance: TimeSpan = TimeSpan(microseconds: 300_000_000)) {
        self.snapshotEvery = max(1, snapshotEvery)
        self.clockTolerance = clockTolerance
    }
}
