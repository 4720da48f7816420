//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore
public import LoyaltyJournal

extension FaultInjectingStore: JournalSource where Base: JournalSource {
    /// Reads events of a stream from the store behind, or fails as a load does.
    public func entries(of stream: StreamID, page: JournalPage) async throws -> [JournalEntry<Base.State>] {
        try strikeReading()
        return try await base.entries(of: stream, page: page)
    }

    /// Reads events of all streams from the store behind, or fails as a load does.
    public func feed(_ page: JournalPage) async throws -> [JournalEntry<Base.State>] {
        try strikeReading()
        return try await base.feed(page)
    }

    /// Reads due streams from the store behind, or fails as a load does.
    public func dueStreams(_ request: DueRequest) async throws -> [DueStream] {
        try strikeReading()
        return try await base.dueStreams(request)
    }
}
