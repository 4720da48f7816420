//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One command on its way from load to answer.
///
/// Each step is a value and each reply is a value, so any loop can drive it.
///
/// The asynchronous loop is ``JournalStore/run(_:by:key:asOf:options:pause:)``; ``finish(load:commit:)`` runs inside a transaction
/// that the host has open; a simulator takes steps of many runs in any order. All of them run this code.
///
/// ```swift
/// var run = try CommandRun(command, by: rules, key: key, asOf: now)
/// var step = run.start
/// while true {
///     switch step {
///     case .load(let request): step = try run.next(.loaded(table.load(request)))
///     case .commit(let commit): step = try run.next(.answered(table.commit(commit)))
///     case .pause: step = try run.next(.resumed)
///     case .finish(let receipt): return receipt
///     }
/// }
/// ```
///
/// - A recorded answer is returned again; the key with another command is refused with code `keyReused`.
/// - A stale commit, a taken claim and an exhausted counter lead to a new decision; after ``maximumAttempts`` the run ends with
///   code `contention`. The new decision is told of the claim or counter as long as the streams stand still. Once another
///   command has moved one of them, the store is asked anew, because that command may have given the claim back.
/// - After a commit whose outcome is unknown the run asks for the key first. It commits again only if the key is not recorded
///   there, and under the same key, so that at most one of its commits ever takes effect. If the store cannot be asked, the
///   run ends with code `outcomeUnknown`.
public struct CommandRun<Rules: Decider>: Sendable {
    /// The state that the rules read.
    public typealias State = Rules.State

    /// What to do next.
    public enum Step: Sendable {
        /// Load, and reply `loaded` or `failed`.
        case load(LoadRequest)
        /// Commit, and reply `answered` or `failed`.
        case commit(Commit<State>)
        /// Wait a little, and reply `resumed`.
        case pause(Pause)
        /// Nothing: this is the answer.
        case finish(Receipt<State>)
    }

    /// What came of the last step.
    public enum Reply: Sendable {
        /// The store read this.
        case loaded(Loaded<State>)
        /// The store answered this.
        case answered(CommitOutcome)
        /// The store threw.
        ///
        /// After a commit that means: it may have taken effect, unless the error is one that ``JournalSchema`` throws before
        /// anything is written (`tooLarge`, `invalidDecision`), which ends the run.
        case failed(any Error)
        /// The pause is over.
        case resumed
    }

    private enum Phase { case loading, committing, pausing, ended }

    /// How often the streams are loaded before the run gives up: 8 times.
    public static var maximumAttempts: Int { 8 }

    private let rules: Rules
    private let command: State.Command
    private let key: CommandKey
    private let asOf: Timestamp
    private let options: RunOptions
    private let streams: [StreamID]

    private var phase = Phase.loading
    private var attempt = 1
    private var isInDoubt = false
    /// The version of each stream at the last load.
    private var versions: [Int64] = []
    // What the store refused at these very versions.
    private var takenClaims: [Claim] = []
    private var exhaustedCounters: [CounterID] = []
    private var pending: CommandRecord<State>?

    /// Creates a run.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - rules: The rules.
    ///   - key: The command's key, saved by the caller before the first try.
    ///   - asOf: The host's instant.
    ///   - options: How to run the command.
    /// - Throws: ``JournalError`` with code `tooLarge` if the command touches more than 64 streams; with code `invalidDecision` if
    ///   the rules name a stream twice.
    public init(
        _ command: State.Command,
        by rules: Rules,
        key: CommandKey,
        asOf: Timestamp,
        options: RunOptions = RunOptions()
    ) throws(JournalError) {
        self.rules = rules
        self.command = command
        self.key = key
        self.asOf = asOf
        self.options = options
        self.streams = try CommandDraft<State>.checked(rules.streams(for: command))
    }

    /// The first step.
    public var start: Step { .load(LoadRequest(streams, key: key)) }

    /// Takes the reply to the last step and says what to do next.
    ///
    /// - Parameter reply: What came of the last step.
    /// - Returns: The next step.
    /// - Throws: ``JournalError``; the store's own error if a load failed; the rules' own error if the command is malformed. The
    ///   run has then ended. Nothing is written, unless the code is `outcomeUnknown`.
    public mutating func next(_ reply: Reply) throws -> Step {
        do {
            return try step(after: reply)
        } catch {
            phase = .ended
            throw error
        }
    }

    private mutating func step(after reply: Reply) throws -> Step {
        switch (phase, reply) {
        case (.loading, .loaded(let loaded)):
            return try decide(on: loaded)
        case (.committing, .answered(.committed)):
            return try finish(pending, isReplay: false)
        case (.committing, .answered(.stale)):
            return try again()
        case (.committing, .answered(.taken(let claim))):
            if !takenClaims.contains(claim) { takenClaims.append(claim) }
            return try again()
        case (.committing, .answered(.exhausted(let counter))):
            if !exhaustedCounters.contains(counter) { exhaustedCounters.append(counter) }
            return try again()
        case (.committing, .failed(let error as JournalError)) where error.isFoundBeforeWriting:
            throw isInDoubt ? Self.outcomeUnknown : error
        case (.committing, .failed):
            isInDoubt = true
            return try again()
        case (.loading, .failed) where isInDoubt:
            return try again()
        case (.loading, .failed(let error)), (.pausing, .failed(let error)):
            throw isInDoubt ? Self.outcomeUnknown : error
        case (.pausing, .resumed):
            phase = .loading
            return start
        default:
            throw JournalError(.unexpectedReply, "a run takes the reply to the step that it asked for")
        }
    }

    private mutating func decide(on loaded: Loaded<State>) throws -> Step {
        if let recorded = loaded.recorded {
            guard recorded.command == command else {
                throw JournalError(.keyReused, "a key stands for one command for ever")
            }
            return try finish(recorded, isReplay: true)
        }
        let versions = loaded.streams.map { $0.version }
        if versions != self.versions {
            // The other command may be the one that gave the claim or the counter back, so ask the store anew: a refusal
            // on new states for an old reason would be an answer that no serial order gives.
            takenClaims = []
            exhaustedCounters = []
            self.versions = versions
        }
        let commit: Commit<State>
        do {
            let draft = try CommandDraft(
                command,
                by: rules,
                on: streams,
                as: loaded,
                asOf: asOf,
                takenClaims: takenClaims,
                exhaustedCounters: exhaustedCounters,
                options: options
            )
            let decision = draft.decision
            commit = try Commit(
                key: key,
                record: CommandRecord(command: command, answer: decision.answer, at: draft.at),
                writes: draft.writes,
                claims: decision.claims,
                releases: decision.releases,
                counters: decision.counters,
                messages: decision.messages
            )
        } catch {
            // An earlier commit may still be on its way, so "nothing is written" would be a guess.
            throw isInDoubt ? Self.outcomeUnknown : error
        }
        pending = commit.record
        phase = .committing
        return .commit(commit)
    }

    private mutating func finish(_ record: CommandRecord<State>?, isReplay: Bool) throws(JournalError) -> Step {
        guard let record else { throw Self.outcomeUnknown }
        phase = .ended
        return .finish(Receipt(record, isReplay: isReplay, attempts: attempt))
    }

    private mutating func again() throws(JournalError) -> Step {
        guard attempt < Self.maximumAttempts else {
            throw isInDoubt
                ? Self.outcomeUnknown : JournalError(.contention, "other writers were faster in every attempt")
        }
        attempt += 1
        phase = .pausing
        return .pause(Pause(before: attempt))
    }

    private static var outcomeUnknown: JournalError {
        JournalError(.outcomeUnknown, "the store failed during a commit and could not tell what became of it")
    }
}
