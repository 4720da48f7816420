//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore
public import LoyaltyInMemory
public import LoyaltyJournal

/// A fault that is put into rules, driver or store on purpose, to prove that a simulation would find it.
///
/// A simulation that has never found anything proves little. Each world comes with a list of these; one that survives shows a
/// promise that nobody checks, or commands that nobody draws.
///
/// ```swift
/// var forgetful = PlantedBug<TabRules>("the store forgets every third event list")
/// forgetful.store = { table, commit, number in … }
/// ```
public struct PlantedBug<Rules: Decider>: Sendable {
    /// The state that the rules read.
    public typealias State = Rules.State

    /// What is wrong, in a few words.
    public let name: String

    /// Rules that decide wrongly.
    public var decide: (@Sendable (Rules, State.Command, [State], DecisionContext) throws -> Decision<State>)?
    /// A driver that sends another commit than the one that it should, given how many it has sent so far.
    public var send: (@Sendable (Commit<State>, Int) throws -> Commit<State>)?
    /// A store that writes wrongly, given how many commits were asked of it so far.
    public var store: (@Sendable (inout InMemoryJournalTable<State>, Commit<State>, Int) throws -> CommitOutcome)?
    /// A store that reads wrongly.
    public var load: (@Sendable (Loaded<State>, LoadRequest) -> Loaded<State>)?
    /// States that fold an event as if it were another one.
    public var fold: (@Sendable (State.Event) -> State.Event)?

    /// Creates a bug that does nothing yet.
    ///
    /// - Parameter name: What is wrong, in a few words.
    public init(_ name: String) { self.name = name }

    /// Creates a bug of the rules.
    ///
    /// - Parameters:
    ///   - name: What is wrong, in a few words.
    ///   - decide: The wrong decision.
    public init(
        _ name: String,
        decide: @escaping @Sendable (Rules, State.Command, [State], DecisionContext) throws -> Decision<State>
    ) {
        self.name = name
        self.decide = decide
    }
}

extension PlantedBug: CustomStringConvertible {
    /// What is wrong.
    public var description: String { name }
}

/// Rules that decide as they are, or as a planted bug has it.
struct PlantedRules<Base: Decider>: Decider {
    typealias State = Base.State

    let base: Base
    let bug: (@Sendable (Base, Base.State.Command, [Base.State], DecisionContext) throws -> Decision<Base.State>)?

    func streams(for command: Base.State.Command) -> [StreamID] { base.streams(for: command) }

    func decide(
        _ command: Base.State.Command,
        on states: [Base.State],
        in context: DecisionContext
    ) throws -> Decision<Base.State> {
        guard let bug else { return try base.decide(command, on: states, in: context) }
        return try bug(base, command, states, context)
    }
}

/// The journal in memory, as it is or as a planted bug has it.
struct PlantedStore<Rules: Decider>: SimulatedStore {
    typealias State = Rules.State

    private var table: InMemoryJournalTable<Rules.State>
    private let writing: (@Sendable (inout InMemoryJournalTable<State>, Commit<State>, Int) throws -> CommitOutcome)?
    private let reading: (@Sendable (Loaded<State>, LoadRequest) -> Loaded<State>)?
    private let fold: (@Sendable (State.Event) -> State.Event)?
    private var commitCount = 0

    init(_ bug: PlantedBug<Rules>?) {
        self.writing = bug?.store
        self.reading = bug?.load
        self.fold = bug?.fold
        self.table = InMemoryJournalTable(snapshots: bug?.fold == nil ? .always : .never)
    }

    mutating func read(_ request: LoadRequest) -> Loaded<Rules.State> {
        var loaded = table.load(request)
        if let fold {
            for index in loaded.streams.indices { loaded.streams[index].tail = loaded.streams[index].tail.map(fold) }
        }
        return reading.map { $0(loaded, request) } ?? loaded
    }

    mutating func write(_ commit: Commit<Rules.State>) throws -> CommitOutcome {
        commitCount += 1
        guard let writing else { return table.commit(commit) }
        return try writing(&table, commit, commitCount)
    }
}
