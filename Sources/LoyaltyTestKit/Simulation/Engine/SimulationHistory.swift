//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal

/// All that has taken effect in a run, and the checks that hold for every area.
struct SimulationHistory<World: SimulationWorld>: Sendable {
    typealias State = World.Rules.State

    var world: World
    private(set) var streams: [SimulatedStream<State>] = []
    /// The names of the streams, to find a stream without looking at all that it holds.
    private var names: [StreamID] = []
    private(set) var records: [CommandKey: CommandRecord<State>] = [:]
    /// The keys in the order of their commits.
    private var keys: [CommandKey] = []
    private var heldClaims: Set<Claim> = []
    private var counters: [CounterID: Int64] = [:]
    private let fold: (@Sendable (State.Event) -> State.Event)?

    private var loadCount = 0
    var counts = SimulationCounts()
    private(set) var hash = StableHash()
    var trace: [String]?

    /// The latest instant of any event.
    private(set) var lastAt: Timestamp?

    init(_ world: World, fold: (@Sendable (State.Event) -> State.Event)?, isTraced: Bool) {
        self.world = world
        self.fold = fold
        self.trace = isTraced ? [] : nil
    }

    var commitCount: Int { keys.count }

    mutating func note(_ line: (World) -> String) {
        guard trace != nil else { return }
        let text = line(world)
        trace?.append(text)
    }

    mutating func note(_ fault: SimulationFault, of client: Int) {
        counts.note(fault)
        note { _ in "    client \(client): \(fault)" }
    }

    private mutating func index(of stream: StreamID) -> Int {
        if let index = names.firstIndex(of: stream) { return index }
        names.append(stream)
        streams.append(SimulatedStream(stream))
        return streams.count - 1
    }
}

// MARK: - What takes effect

extension SimulationHistory {
    /// Takes a commit that the store has answered as written.
    mutating func record(_ commit: Commit<State>, of command: State.Command, under key: CommandKey)
        throws(SimulationFinding)
    {
        guard commit.key == key, commit.record.command == command else {
            throw SimulationFinding("I12 a key stands for its command", "\(command)")
        }
        guard records[key] == nil else {
            throw SimulationFinding("I12 a command takes effect once", "\(command)")
        }
        try checkShared(commit)
        let names = world.rules.streams(for: command)
        guard names.count == commit.writes.count else {
            throw SimulationFinding("I10 a commit names each stream of its command", "\(command)")
        }
        note { "\(commit.at) \($0.text(of: command)) => \($0.text(of: commit.record.answer))" }
        let number = keys.count
        hash.mix(commit.at.microsecondsSince1970)
        hash.mix(key.text)
        var changes: [SimulatedChange<State>] = []
        changes.reserveCapacity(names.count)
        for name in names {
            guard let write = commit.writes.first(where: { $0.stream == name }) else {
                throw SimulationFinding("I10 a commit names each stream of its command", "\(command)")
            }
            changes.append(try append(write, at: commit.at, number: number))
        }
        records[key] = commit.record
        keys.append(key)
        counts.commits += 1
        let simulated = SimulatedCommit(
            number: number,
            command: command,
            answer: commit.record.answer,
            at: commit.at,
            changes: changes
        )
        if simulated.isRefusal { counts.refusals += 1 }
        counts.marks[world.mark(command, commit.record.answer), default: 0] += 1
        try world.check(simulated)
        world.mix(simulated, into: &hash)
    }

    private mutating func append(
        _ write: StreamWrite<State>,
        at: Timestamp,
        number: Int
    ) throws(SimulationFinding) -> SimulatedChange<State> {
        let index = index(of: write.stream)
        guard write.expected == streams[index].version else {
            throw SimulationFinding(
                "I10 versions are dense",
                "\(write.stream.text) at \(streams[index].version), written as if at \(write.expected)"
            )
        }
        if let lastAt = streams[index].instants.last, at < lastAt {
            throw SimulationFinding("I11 the time of a stream never goes back", write.stream.text)
        }
        hash.mix(write.stream.text)
        hash.mix(write.version)
        for event in write.events {
            try apply(event, at: index)
            note { "    \(write.stream.text): \($0.text(of: event))" }
            try world.check(event, in: write.stream, after: streams[index].state)
        }
        // Comparing whole states costs more than all the rest, so it is done now and then, and again when all has settled.
        guard fold != nil || !number.isMultiple(of: Self.comparedEvery) || streams[index].state == write.state else {
            throw SimulationFinding("I9 a written state is its folded events", write.stream.text)
        }
        guard !write.events.isEmpty else {
            return SimulatedChange(stream: write.stream, events: [], after: streams[index].state)
        }
        lastAt = lastAt.map { max($0, at) } ?? at
        streams[index].events += write.events
        for _ in write.events {
            streams[index].instants.append(at)
            streams[index].commits.append(number)
        }
        counts.events += write.events.count
        return SimulatedChange(stream: write.stream, events: write.events, after: streams[index].state)
    }

    private static var comparedEvery: Int { 8 }

    /// Folds an event into the state of a stream, where it is.
    private mutating func apply(_ event: State.Event, at index: Int) throws(SimulationFinding) {
        do {
            try streams[index].state.apply(fold.map { $0(event) } ?? event)
        } catch {
            throw SimulationFinding("I9 every event can be folded", "\(streams[index].stream.text): \(event), \(error)")
        }
    }

    private mutating func checkShared(_ commit: Commit<State>) throws(SimulationFinding) {
        heldClaims.subtract(commit.releases)
        for claim in commit.claims {
            guard heldClaims.insert(claim).inserted else {
                throw SimulationFinding("a claim is held once", claim.token.text)
            }
        }
        for change in commit.counters {
            guard let value = change.applied(to: counters[change.counter, default: 0]) else {
                throw SimulationFinding("a counter stays within its limit", change.counter.text)
            }
            counters[change.counter] = value
        }
    }
}

// MARK: - What a store must say

extension SimulationHistory {
    /// Compares what the store read with what has taken effect.
    mutating func verify(
        _ loaded: Loaded<State>,
        for request: LoadRequest,
        isWhole: Bool = false
    ) throws(SimulationFinding) {
        loadCount += 1
        guard loaded.streams.count == request.streams.count else {
            throw SimulationFinding("I9 a load returns each stream", "\(loaded.streams.count)")
        }
        for (name, read) in zip(request.streams, loaded.streams) {
            let place = index(of: name)
            guard read.version == streams[place].version, read.lastAt == streams[place].instants.last else {
                throw SimulationFinding(
                    "I9 a load returns what was committed",
                    "\(name.text) at \(streams[place].version), read as if at \(read.version)"
                )
            }
            guard isWhole || loadCount.isMultiple(of: Self.comparedEvery) else { continue }
            guard let state = try? read.state(of: name), state == streams[place].state else {
                throw SimulationFinding("I9 snapshot and tail are the folded events", name.text)
            }
        }
        guard let key = request.key, loaded.recorded != records[key] else { return }
        throw SimulationFinding("I12 a record is kept with its commit", "\(key.text)")
    }

    /// Checks an answer that a run has come to.
    func verify(_ receipt: Receipt<State>, for command: State.Command, under key: CommandKey) throws(SimulationFinding)
    {
        guard let record = records[key] else {
            throw SimulationFinding("I12 an answer is recorded before it is given", "\(command)")
        }
        guard record.command == command else {
            throw SimulationFinding("I12 a reused key is refused", "\(command)")
        }
        guard record.answer == receipt.answer, record.at == receipt.at else {
            throw SimulationFinding("I12 a key has one answer", "\(record.answer), then \(receipt.answer)")
        }
    }

    /// Checks a command that the rules threw at.
    mutating func check(_ command: State.Command, refusedWith error: any Error) throws(SimulationFinding) {
        try world.check(command, refusedWith: error)
    }

    /// Checks everything once more from the first event.
    mutating func verifySettled() throws(SimulationFinding) {
        for stream in streams {
            var state = State()
            for event in stream.events { try? state.apply(fold.map { $0(event) } ?? event) }
            guard state == stream.state else {
                throw SimulationFinding("I9 a replay is the state", stream.stream.text)
            }
        }
        try world.check(settled: streams)
    }
}

// MARK: - What a store might have said

extension SimulationHistory {
    /// What a load would have returned before the last commits.
    mutating func loaded(_ request: LoadRequest, before commit: Int) -> Loaded<State> {
        let read = request.streams.map { name in
            let stream = streams[index(of: name)]
            var count = stream.commits.count
            while count > 0, stream.commits[count - 1] >= commit { count -= 1 }
            return rebuilt(stream, count: count, snapshotAt: 0)
        }
        let isKnown = request.key.flatMap { keys.prefix(commit).firstIndex(of: $0) } != nil
        return Loaded(read, recorded: isKnown ? request.key.flatMap { records[$0] } : nil)
    }

    /// What a load returns if snapshots are gone, all or those since some events.
    mutating func rebuilt(_ loaded: Loaded<State>, for request: LoadRequest, droppedEvents: Int) -> Loaded<State> {
        let read = request.streams.map { name in
            let stream = streams[index(of: name)]
            let kept = droppedEvents > 0 ? max(0, stream.events.count - droppedEvents) : 0
            return rebuilt(stream, count: stream.events.count, snapshotAt: kept)
        }
        return Loaded(read, recorded: loaded.recorded)
    }

    private func rebuilt(_ stream: SimulatedStream<State>, count: Int, snapshotAt kept: Int) -> LoadedStream<State> {
        let fold = fold ?? { $0 }
        var snapshot: State?
        if kept > 0 {
            var state = State()
            for event in stream.events[..<kept] { try? state.apply(fold(event)) }
            snapshot = state
        }
        return LoadedStream(
            version: Int64(count),
            lastAt: count > 0 ? stream.instants[count - 1] : nil,
            snapshot: snapshot,
            snapshotVersion: Int64(kept),
            tail: stream.events[kept..<count].map(fold)
        )
    }
}
