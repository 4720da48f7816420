//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal

/// One promise of a journal on disk, with the code that looks whether a store keeps it.
public struct ReopeningCheck: Sendable {
    /// What a check needs besides reopening.
    public enum Need: Hashable, Sendable {
        /// Nothing else.
        case nothing
        /// ``ReopenableJournal/interrupt``.
        case interrupt
        /// ``ReopenableJournal/rewrite``.
        case rewrite
        /// ``ReopenableJournal/damage``.
        case damage
    }

    /// The check's id, such as `J28`; it never changes its meaning.
    public let id: String
    /// The promise, as a sentence.
    public let promise: String
    /// What the check needs besides reopening.
    public let need: Need

    private let body: @Sendable (ReopenableJournal, inout ConformanceTrial) async throws -> Void

    init(
        _ id: String,
        _ promise: String,
        needs need: Need = .nothing,
        _ body: @escaping @Sendable (ReopenableJournal, inout ConformanceTrial) async throws -> Void
    ) {
        self.id = id
        self.promise = promise
        self.need = need
        self.body = body
    }

    /// Returns whether a journal comes with what the check needs.
    ///
    /// - Parameter journal: The journal.
    /// - Returns: False if the check would have nothing to say.
    public func canRun(on journal: ReopenableJournal) -> Bool {
        switch need {
        case .nothing: true
        case .interrupt: journal.interrupt != nil
        case .rewrite: journal.rewrite != nil
        case .damage: journal.damage != nil
        }
    }

    /// Runs the check.
    ///
    /// - Parameters:
    ///   - makeJournal: Makes an empty storage that nobody else uses.
    ///   - scale: How much work the larger checks do.
    /// - Returns: What was found; nothing if the store keeps the promise, or if ``canRun(on:)`` is false.
    public func findings(
        on makeJournal: @Sendable () async throws -> ReopenableJournal,
        scale: ConformanceScale = .standard
    ) async -> [ConformanceFinding] {
        do {
            let reopenable = try await makeJournal()
            guard canRun(on: reopenable) else { return [] }
            var trial = ConformanceTrial(
                check: id,
                journal: JournalUnderTest(try await reopenable.reopen()),
                scale: scale
            )
            do {
                try await body(reopenable, &trial)
            } catch {
                trial.report("the check", expected: "no error", seen: "\(error)")
            }
            return trial.findings
        } catch {
            return [ConformanceFinding(check: id, subject: "making a journal", expected: "no error", seen: "\(error)")]
        }
    }
}

extension ReopeningCheck: CustomStringConvertible {
    /// The id and the promise.
    public var description: String { "\(id) \(promise)" }
}
