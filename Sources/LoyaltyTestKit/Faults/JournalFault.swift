//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What can go wrong between a host and its store.
public enum JournalFault: String, Hashable, CaseIterable, Sendable {
    /// A load fails, or another read of a store that has any.
    case failedLoad
    /// A load returns what was true at an earlier load of the same streams and key, as a lagging replica does.
    case staleRead
    /// A commit fails before anything is written.
    case failedCommit
    /// A commit is carried out, and its reply is lost.
    case lostReply
    /// A commit is refused as stale for no reason.
    case spuriousStale
}
