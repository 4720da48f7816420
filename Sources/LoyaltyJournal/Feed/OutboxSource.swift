//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Where the host's other systems read the messages that commits left for them.
///
/// Messages come in the order in which they were committed, those of one commit together and in their order, each with the
/// id of its command's key and index (J45). A reader keeps the position that it has handled and asks again from there, so
/// it sees each message at least once; ids tell repeats apart. Once a reader has passed a position, no message ever
/// appears at or below it (J51).
public protocol OutboxSource: Sendable {
    /// Reads messages.
    ///
    /// - Parameter page: The position after which to start, and how many messages to return.
    /// - Returns: The messages in order of position; none if there is nothing new yet.
    /// - Throws: The store's own error.
    func messages(_ page: JournalPage) async throws -> [OutboxEntry]
}
