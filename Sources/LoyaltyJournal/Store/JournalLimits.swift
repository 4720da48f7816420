//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The most that one commit may hold, so that no transaction grows without bound.
///
/// A decision beyond a limit is refused with code `tooLarge` before anything is written. A store must take a commit that
/// reaches every limit.
public enum JournalLimits: Sendable {
    /// Streams that one command may touch.
    public static let streams = 64
    /// Events in one commit, over all its streams.
    public static let events = 256
    /// Claims and releases in one commit, together.
    public static let claims = 256
    /// Counters that one commit may move.
    public static let counters = 64
    /// Outbox messages in one commit.
    public static let messages = 256
    /// Bytes in one commit as ``JournalSchema`` encodes it: 1 MiB.
    ///
    /// Snapshots that do not fit beside the rest are left out.
    public static let bytes = 1_048_576
    /// The greatest version of a stream, 2^53 − 1.
    public static let version: Int64 = 9_007_199_254_740_991
}
