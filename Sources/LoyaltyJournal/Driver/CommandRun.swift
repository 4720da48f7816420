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

    @usableFromInline enum Phase: Sendable { case loading, committing, pausing, ended }

    /// How often the streams are loaded before the run gives up: 8 times.
    public static var maximumAttempts: Int { 8 }

    @usableFromInline let rules: Rules
    @usableFromInline let command: State.Command
    @usableFromInline let key: CommandKey
    @usableFromInline let asOf: Timestamp
    @usableFromInline let options: RunOptions
    @usableFromInline let streams: [StreamID]

    @usableFromInline var phase = Phase.loading
    @usableFromInline var attempt = 1
    @usableFromInline var isInDoubt = false
    /// What the last commit would write, at the versions of the last load.
    @usableFromInline var writes: [StreamWrite<State>] = []
    // What the store refused at these very versions.
    @usableFromInline var takenClaims: [Claim] = []
    @usableFromInline var exhaustedCounters: [CounterID] = []
    /// What to reply if the last commit takes effect.
    @usableFromInline var pending: Receipt<State>?

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
    @inlinable
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
        self.streams = try CommandStreams.checked(rules.streams(for: command))
    }

    /// The first step.
    @inlinable public var start: Step { .load(LoadRequest(streams, key: key)) }

    /// Takes the reply to the last step and says what to do next.
    ///
    /// - Parameter reply: What came of the last step.
    /// - Returns: The next step.
    /// - Throws: ``JournalError``; the store's own error if a load failed; the rules' own error if the command is malformed. The
    ///   run has then ended. Nothing is written, unless the code is `outcomeUnknown`.
    @inlinable
    public mutating func next(_ reply: Reply) throws -> Step {
        switch reply {
        case .loaded(var loaded): try receive(&loaded)
        case .answered(let outcome): try receive(outcome)
        case .failed(let error): try receive(error)
        case .resumed: try resume()
        }
    }
}

// MARK: - The replies

extension CommandRun {
    /// Takes the reply to a load, and the states out of it.
    @inlinable
    mutating func receive(_ loaded: inout Loaded<State>) throws -> Step {
        guard case .loading = leave() else { throw Self.unexpectedReply }
        if let recorded = loaded.recorded {
            guard recorded.command == command else {
                throw JournalError(.keyReused, "a key stands for one command for ever")
            }
            return .finish(
                Receipt(answer: recorded.answer, at: recorded.at, isReplay: true, attempts: attempt)
            )
        }
        forgetRefusals(at: loaded)
        do {
            let draft = try CommandDraft(
                command,
                by: rules,
                on: streams,
                taking: &loaded,
                asOf: asOf,
                takenClaims: takenClaims,
                exhaustedCounters: exhaustedCounters,
                options: options
            )
            let commit = try Commit(
                key: key,
                record: CommandRecord(command: command, answer: draft.decision.answer, at: draft.at),
                writes: draft.writes,
                claims: draft.decision.claims,
                releases: draft.decision.releases,
                counters: draft.decision.counters,
                messages: draft.decision.messages
            )
            writes = draft.writes
            pending = Receipt(answer: draft.decision.answer, at: draft.at, isReplay: false, attempts: attempt)
            phase = .committing
            return .commit(commit)
        } catch {
            // An earlier commit may still be on its way, so "nothing is written" would be a guess.
            throw isInDoubt ? Self.outcomeUnknown : error
        }
    }

    /// Takes the answer to a commit.
    @inlinable
    mutating func receive(_ outcome: CommitOutcome) throws -> Step {
        guard case .committing = leave(), let pending else { throw Self.unexpectedReply }
        switch outcome {
        case .committed: return .finish(pending)
        case .stale: break
        case .taken(let claim): if !takenClaims.contains(claim) { takenClaims.append(claim) }
        case .exhausted(let counter): if !exhaustedCounters.contains(counter) { exhaustedCounters.append(counter) }
        }
        return try again()
    }

    /// Takes the store's error.
    @inlinable
    mutating func receive(_ error: any Error) throws -> Step {
        switch leave() {
        case .committing:
            if let error = error as? JournalError, error.isFoundBeforeWriting {
                throw isInDoubt ? Self.outcomeUnknown : error
            }
            isInDoubt = true
            return try again()
        case .loading where isInDoubt:
            return try again()
        case .loading, .pausing:
            throw isInDoubt ? Self.outcomeUnknown : error
        case .ended:
            throw Self.unexpectedReply
        }
    }

    /// Goes on after a pause.
    @inlinable
    mutating func resume() throws -> Step {
        guard case .pausing = leave() else { throw Self.unexpectedReply }
        phase = .loading
        return start
    }

    /// Ends the run, unless a step follows, and returns the phase that it was in.
    @inlinable
    mutating func leave() -> Phase {
        defer { phase = .ended }
        return phase
    }

    @inlinable
    mutating func again() throws(JournalError) -> Step {
        guard attempt < Self.maximumAttempts else {
            throw isInDoubt
                ? Self.outcomeUnknown : JournalError(.contention, "other writers were faster in every attempt")
        }
        attempt += 1
        phase = .pausing
        return .pause(Pause(before: attempt))
    }

    /// Forgets what the store refused, unless each stream is as it was then.
    ///
    /// The other command may be the one that gave the claim or the counter back, so the store is asked anew: a refusal on new
    /// states for an old reason would be an answer that no serial order gives.
    @inlinable
    mutating func forgetRefusals(at loaded: Loaded<State>) {
        guard !takenClaims.isEmpty || !exhaustedCounters.isEmpty else { return }
        for (write, read) in zip(writes, loaded.streams) where write.expected != read.version {
            takenClaims = []
            exhaustedCounters = []
            return
        }
    }

    @inlinable static var outcomeUnknown: JournalError {
        JournalError(.outcomeUnknown, "the store failed during a commit and could not tell what became of it")
    }

    @inlinable static var unexpectedReply: JournalError {
        JournalError(.unexpectedReply, "a run takes the reply to the step that it asked for")
    }
}
