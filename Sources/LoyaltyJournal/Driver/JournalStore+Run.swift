//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension JournalStore {
    /// Runs a command to its answer.
    ///
    /// ```swift
    /// let receipt = try await store.run(.deposit(50, to: ann), by: TabRules(), key: key, asOf: now) { pause in
    ///     try await Task.sleep(for: .microseconds(pause.length(using: &random).microseconds))
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - rules: The rules.
    ///   - key: The command's key, saved by the caller before the first try.
    ///   - asOf: The host's instant.
    ///   - options: How to run the command.
    ///   - pause: Waits before a further attempt, with the host's own clock and randomness; a cancelled wait may throw.
    /// - Returns: The answer, now or as it was given the first time.
    /// - Throws: ``JournalError``; the store's own error if a load failed; the rules' own error if the command is malformed; what
    ///   `pause` throws. Nothing is written then, unless the code is `outcomeUnknown`: ask again with the same key.
    @inlinable
    public func run<Rules: Decider<State>>(
        _ command: State.Command,
        by rules: Rules,
        key: CommandKey,
        asOf: Timestamp,
        options: RunOptions = RunOptions(),
        pause: (Pause) async throws -> Void
    ) async throws -> Receipt<State> {
        var run = try CommandRun(command, by: rules, key: key, asOf: asOf, options: options)
        var step = run.start
        while true {
            switch step {
            case .load(let request):
                var loaded: Loaded<State>
                do { loaded = try await load(request) } catch {
                    step = try run.receive(error)
                    continue
                }
                step = try run.receive(&loaded)
            case .commit(let value):
                let outcome: CommitOutcome
                do { outcome = try await commit(value) } catch {
                    step = try run.receive(error)
                    continue
                }
                step = try run.receive(outcome)
            case .pause(let wait):
                do { try await pause(wait) } catch {
                    step = try run.receive(error)
                    continue
                }
                step = try run.resume()
            case .finish(let receipt):
                return receipt
            }
        }
    }
}
