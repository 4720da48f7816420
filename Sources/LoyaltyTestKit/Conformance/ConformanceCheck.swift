//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal

/// One promise of a journal, with the code that looks whether a store keeps it.
///
/// A check is a plain value, so any test framework or a command can run it:
///
/// ```swift
/// for check in JournalConformance.checks {
///     for finding in await check.findings(on: { try await MyJournal.temporary() }) { print(finding) }
/// }
/// ```
public struct ConformanceCheck: Sendable {
    /// The check's id, such as `J03`; it never changes its meaning.
    public let id: String
    /// The promise, as a sentence.
    public let promise: String

    private let body: @Sendable (inout ConformanceTrial) async throws -> Void

    init(_ id: String, _ promise: String, _ body: @escaping @Sendable (inout ConformanceTrial) async throws -> Void) {
        self.id = id
        self.promise = promise
        self.body = body
    }

    /// Runs the check.
    ///
    /// - Parameters:
    ///   - makeJournal: Makes an empty journal that nobody else uses.
    ///   - scale: How much work the larger checks do.
    /// - Returns: What was found; nothing if the store keeps the promise. An error is a finding.
    public func findings(
        on makeJournal: @Sendable () async throws -> any ConformingJournal,
        scale: ConformanceScale = .standard
    ) async -> [ConformanceFinding] {
        do {
            var trial = ConformanceTrial(check: id, journal: JournalUnderTest(try await makeJournal()), scale: scale)
            do {
                try await body(&trial)
            } catch {
                trial.report("the check", expected: "no error", seen: "\(error)")
            }
            return trial.findings
        } catch {
            return [ConformanceFinding(check: id, subject: "making a journal", expected: "no error", seen: "\(error)")]
        }
    }
}

extension ConformanceCheck: CustomStringConvertible {
    /// The id and the promise.
    public var description: String { "\(id) \(promise)" }
}
