//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
public import LoyaltyJournal

/// A store that fails on purpose, in the ways and as often as a test says, the same for the same seed.
///
/// ```swift
/// let store = FaultInjectingStore(journal, permille: [.lostReply: 200, .spuriousStale: 50], seed: 7)
/// ```
///
/// Every fault but `staleRead` is one that a correct store may show too, and drivers withstand that one as well: rules and
/// drivers must come to the right end under any rates; at rates below certainty they must also come to an end.
public actor FaultInjectingStore<Base: JournalStore>: JournalStore {
    let base: Base
    private var permille: [JournalFault: Int]
    private var random: SeededGenerator
    /// What stale reads return; kept only while they are injected.
    private var earlier: [LoadRequest: Loaded<Base.State>] = [:]

    /// How often each fault was injected.
    public private(set) var injected: [JournalFault: Int] = [:]

    /// Creates a store that fails on purpose.
    ///
    /// - Parameters:
    ///   - base: The store behind it.
    ///   - permille: How often each fault is injected, in 1,000 operations of its kind; 0 for those that are left out.
    ///   - seed: What the choices follow from.
    public init(_ base: Base, permille: [JournalFault: Int], seed: UInt64) {
        self.base = base
        self.permille = permille
        self.random = SeededGenerator(seed: seed)
    }

    /// Changes how often a fault is injected.
    ///
    /// - Parameters:
    ///   - fault: The fault.
    ///   - rate: How often in 1,000 operations of its kind; 0 for never.
    public func inject(_ fault: JournalFault, permille rate: Int) { permille[fault] = rate }

    /// Reads from the store behind, or fails.
    ///
    /// - Parameter request: What to read.
    /// - Returns: What the store behind returns, now or at an earlier time.
    /// - Throws: ``TestKitError`` with code `injected`, or the error of the store behind.
    public func load(_ request: LoadRequest) async throws -> Loaded<Base.State> {
        if strikes(.failedLoad) { throw Self.failure }
        if let stale = earlier[request], strikes(.staleRead) { return stale }
        let loaded = try await base.load(request)
        if permille[.staleRead, default: 0] > 0 { earlier[request] = loaded }
        return loaded
    }

    /// Commits to the store behind, or fails.
    ///
    /// - Parameter commit: What to write.
    /// - Returns: What the store behind returns, or `stale`.
    /// - Throws: ``TestKitError`` with code `injected`, or the error of the store behind.
    public func commit(_ commit: Commit<Base.State>) async throws -> CommitOutcome {
        if strikes(.failedCommit) { throw Self.failure }
        if strikes(.spuriousStale) { return .stale }
        let isLost = strikes(.lostReply)
        let outcome = try await base.commit(commit)
        if isLost { throw Self.failure }
        return outcome
    }

    /// Fails a read besides `load`, as often as a load fails.
    func strikeReading() throws(TestKitError) {
        if strikes(.failedLoad) { throw Self.failure }
    }

    private func strikes(_ fault: JournalFault) -> Bool {
        guard let rate = permille[fault], rate > 0, Int.random(in: 0..<1_000, using: &random) < rate else {
            return false
        }
        injected[fault, default: 0] += 1
        return true
    }

    private static var failure: TestKitError { TestKitError(.injected, "the store failed on purpose") }
}
