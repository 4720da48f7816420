//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A part of an ordered list: some entries after a place in it.
public struct JournalPage: Hashable, Sendable {
    /// The place after which to start; 0 for the beginning.
    public let after: Int64
    /// The most entries to return, from 1 to 1,000.
    public let limit: Int

    /// Creates a page.
    ///
    /// - Parameters:
    ///   - after: The place after which to start: a version in a stream, a position in the feed or in the outbox.
    ///   - limit: The most entries to return; brought into 1...1,000.
    public init(after: Int64 = 0, limit: Int = 100) {
        self.after = max(0, after)
        self.limit = min(max(1, limit), 1_000)
    }
}
