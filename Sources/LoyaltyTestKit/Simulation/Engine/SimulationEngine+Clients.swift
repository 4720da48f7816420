//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal

extension SimulationEngine {
    private static var failure: TestKitError { TestKitError(.injected, "the simulated store failed on purpose") }

    private mutating func strikes(_ fault: SimulationFault, _ client: Int) -> Bool {
        guard choices.strikes(oneIn: rates[fault]) else { return false }
        history.note(fault, of: client)
        return true
    }

    /// Lets one client take its next step.
    mutating func step(_ client: Int) throws(SimulationFinding) -> Call? {
        if clients[client] == nil { clients[client] = try begin(client) }
        guard clients[client] != nil else { return nil }
        if strikes(.crash, client) {
            if let delivery = clients[client]?.delivery { queue.append(delivery) }
            clients[client] = nil
            return nil
        }
        if case .pause? = clients[client]?.step { try reply(.resumed, to: client) }
        switch clients[client]?.step {
        case .load(let request)?:
            return try load(request, client)
        case .commit(let commit)?:
            return try self.commit(commit, client)
        case .pause?, .finish?, nil:
            return nil
        }
    }

    /// Takes a delivery from the queue, not always the first.
    private mutating func begin(_ client: Int) throws(SimulationFinding) -> Session? {
        guard !queue.isEmpty else { return nil }
        var place = 0
        if queue.count > 1, strikes(.lateDelivery, client) { place = 1 + choices.below(queue.count - 1) }
        let delivery = queue.remove(at: place)
        // A clock that stays behind would be refused for ever; settling is about faults that end.
        if phase == .settling, let lastAt = history.lastAt, lastAt > clock.now { clock.now = lastAt }
        do {
            let run = try Run(delivery.command, by: rules, key: delivery.key, asOf: clock.now)
            return Session(delivery, run)
        } catch {
            try refused(delivery, with: error)
            return nil
        }
    }

    private mutating func load(_ request: LoadRequest, _ client: Int) throws(SimulationFinding) -> Call? {
        if strikes(.failedLoad, client) {
            try reply(.failed(Self.failure), to: client)
            return nil
        }
        if history.commitCount > 0, strikes(.staleRead, client) {
            let age = 1 + choices.below(min(history.commitCount, 4))
            let stale = history.loaded(request, before: history.commitCount - age)
            clients[client]?.isStale = true
            try reply(.loaded(stale), to: client)
            return nil
        }
        clients[client]?.isStale = false
        pending = Pending(client: client)
        return .load(request)
    }

    private mutating func commit(_ commit: Commit<State>, _ client: Int) throws(SimulationFinding) -> Call? {
        if strikes(.failedCommit, client) {
            try reply(.failed(Self.failure), to: client)
            return nil
        }
        if strikes(.spuriousStale, client) {
            try reply(.answered(.stale), to: client)
            return nil
        }
        pending = Pending(client: client, isReplyLost: strikes(.lostReply, client))
        commitCount += 1
        guard let twist = send else { return .commit(commit) }
        do {
            return .commit(try twist(commit, commitCount))
        } catch {
            return .commit(commit)
        }
    }
}

// MARK: - Replies of the store

extension SimulationEngine {
    /// Takes what the store has read, or its error.
    mutating func take(_ result: Result<Loaded<State>, any Error>, for request: LoadRequest) throws(SimulationFinding) {
        guard let pending else { return }
        self.pending = nil
        let client = pending.client
        switch result {
        case .success(let loaded):
            if let doubtful = pending.doubtful {
                if loaded.recorded != nil, history.records[doubtful.commit.key] == nil,
                    let delivery = clients[client]?.delivery
                {
                    try history.record(doubtful.commit, of: delivery.command, under: delivery.key)
                }
                try history.verify(loaded, for: request)
                return try reply(.failed(doubtful.error), to: client)
            }
            try history.verify(loaded, for: request, isWhole: phase == .settled)
            guard phase != .settled else { return }
            guard strikes(.lostSnapshot, client) else { return try reply(.loaded(loaded), to: client) }
            let dropped = choices.below(6)
            return try reply(.loaded(history.rebuilt(loaded, for: request, droppedEvents: dropped)), to: client)
        case .failure(let error):
            guard pending.doubtful == nil else {
                throw SimulationFinding("the store can be asked what became of a commit", "\(error)")
            }
            try reply(.failed(error), to: client)
        }
    }

    /// Takes the store's answer to a commit, or its error.
    mutating func take(
        _ result: Result<CommitOutcome, any Error>,
        for commit: Commit<State>
    ) throws(SimulationFinding) {
        guard var pending, let delivery = clients[pending.client]?.delivery else { return }
        let client = pending.client
        switch result {
        case .success(let outcome):
            self.pending = nil
            switch outcome {
            case .committed: try history.record(commit, of: delivery.command, under: delivery.key)
            case .stale: history.counts.conflicts += 1
            case .taken, .exhausted: history.counts.lostRaces += 1
            }
            try reply(pending.isReplyLost ? .failed(Self.failure) : .answered(outcome), to: client)
        case .failure(let error):
            pending.doubtful = (commit, error)
            self.pending = pending
        }
    }

    private mutating func reply(_ reply: Run.Reply, to client: Int) throws(SimulationFinding) {
        guard let session = clients[client] else { return }
        let delivery = session.delivery
        do {
            try session.take(reply)
        } catch {
            clients[client] = nil
            return try ended(delivery, with: error, isStale: session.isStale)
        }
        guard case .finish(let receipt) = session.step else { return }
        clients[client] = nil
        if receipt.isReplay { history.counts.replays += 1 }
        try history.verify(receipt, for: delivery.command, under: delivery.key)
    }

    /// A run has ended without an answer: ask again, unless asking again cannot help.
    private mutating func ended(
        _ delivery: Delivery,
        with error: any Error,
        isStale: Bool
    ) throws(SimulationFinding) {
        guard let error = error as? JournalError else {
            if let failure = error as? TestKitError, failure.code == .injected {
                queue.append(delivery)
                return
            }
            return try refused(delivery, with: error, isStale: isStale)
        }
        switch error.code {
        case .outcomeUnknown, .contention, .clockRegressed:
            queue.append(delivery)
        case .keyReused:
            guard let record = history.records[delivery.key], record.command != delivery.command else {
                throw SimulationFinding("I12 a key is reused only by another command", "\(delivery.command)")
            }
        default:
            throw SimulationFinding("a run ends with an answer", "\(delivery.command): \(error)")
        }
    }

    private mutating func refused(
        _ delivery: Delivery,
        with error: any Error,
        isStale: Bool = false
    ) throws(SimulationFinding) {
        // What cannot be said of an older state, such as that more units came back than there were, may be refused by now.
        if !isStale, let record = history.records[delivery.key], record.command == delivery.command {
            throw SimulationFinding("what is malformed is recorded nowhere", "\(delivery.command)")
        }
        history.counts.malformed += 1
        history.note { "refused as malformed: \($0.text(of: delivery.command)), \(error)" }
        try history.check(delivery.command, refusedWith: error)
    }
}
