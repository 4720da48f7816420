//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal

/// One run of a simulation as a machine: it says what it wants of the store, and takes the reply.
///
/// A store that answers at once and one that waits are driven by the same machine, as runs of single commands are.
struct SimulationEngine<World: SimulationWorld> {
    typealias State = World.Rules.State
    typealias Run = CommandRun<PlantedRules<World.Rules>>

    enum Call: Sendable {
        case load(LoadRequest)
        case commit(Commit<State>)
    }

    struct Delivery: Sendable {
        let key: CommandKey
        let command: State.Command
    }

    /// What one client is at; an object, because what it holds is much, and is looked at often.
    final class Session {
        let delivery: Delivery
        private var run: Run
        private(set) var step: Run.Step
        /// Whether what it decided on last was older than what had taken effect.
        var isStale = false

        init(_ delivery: Delivery, _ run: Run) {
            self.delivery = delivery
            self.run = run
            self.step = run.start
        }

        func take(_ reply: Run.Reply) throws { step = try run.next(reply) }
    }

    enum Phase { case acting, settling, auditing, settled }

    /// Whose call is with the store, and what is to happen to the reply.
    struct Pending: Sendable {
        let client: Int
        var isReplyLost = false
        /// A commit that the store itself failed at, to be looked for before anything else.
        var doubtful: (commit: Commit<State>, error: any Error)?
    }

    let options: SimulationOptions
    let send: (@Sendable (Commit<State>, Int) throws -> Commit<State>)?
    let rules: PlantedRules<World.Rules>
    var history: SimulationHistory<World>
    var choices: ChoiceTape
    var rates: FaultRates
    var clock: VirtualClock
    var phase = Phase.acting
    var clients: [Session?]
    var queue: [Delivery] = []
    var pending: Pending?
    var keyCount = 0
    var commitCount = 0
    private var stepsLeft = 0
    private var nextClient = 0

    init(
        _ world: World,
        choices: ChoiceTape,
        options: SimulationOptions,
        bug: PlantedBug<World.Rules>?,
        isTraced: Bool
    ) {
        var world = world
        var choices = choices
        var rates = FaultRates.none
        if choices.nextFrame() {
            if options.hasFaults { rates = FaultRates(drawnFrom: &choices) }
            world.prepare(from: &choices)
        }
        self.options = options
        self.send = bug?.send
        self.choices = choices
        self.rates = rates
        self.rules = PlantedRules(base: world.rules, bug: bug?.decide)
        self.clock = VirtualClock(world.start)
        self.clients = Array(repeating: nil, count: options.clients)
        self.history = SimulationHistory(world, fold: bug?.fold, isTraced: isTraced)
    }

    /// Goes on until the store is needed.
    ///
    /// - Returns: What is wanted of the store, or nil once everything has settled.
    mutating func nextCall() throws(SimulationFinding) -> Call? {
        if let pending, let doubtful = pending.doubtful {
            return .load(LoadRequest(doubtful.commit.writes.map(\.stream), key: doubtful.commit.key))
        }
        while true {
            switch phase {
            case .acting:
                guard choices.nextFrame() else {
                    beginSettling()
                    continue
                }
                if let call = try act() { return call }
            case .settling:
                guard !queue.isEmpty || clients.contains(where: { $0 != nil }) else {
                    phase = .auditing
                    continue
                }
                guard stepsLeft > 0 else {
                    throw SimulationFinding("everything settles once faults have ended", "\(queue.count) waiting")
                }
                stepsLeft -= 1
                nextClient = (nextClient + 1) % clients.count
                if let call = try step(nextClient) { return call }
            case .auditing:
                phase = .settled
                try history.verifySettled()
                pending = Pending(client: 0)
                return .load(LoadRequest(history.streams.prefix(JournalLimits.streams).map(\.stream)))
            case .settled:
                return nil
            }
        }
    }

    private mutating func act() throws(SimulationFinding) -> Call? {
        let action = SimulatedAction(choices.below(SimulatedAction.range))
        switch action {
        case .step:
            return try step(choices.below(clients.count))
        case .command:
            ask(about: choices.below(history.world.subjects))
        case .clock:
            moveClock()
        }
        return nil
    }

    private mutating func beginSettling() {
        phase = .settling
        rates = .none
        let waiting = queue.count + clients.count
        stepsLeft = (waiting + 1) * Run.maximumAttempts * 4 * clients.count
        history.note { _ in "faults end" }
    }

    private mutating func ask(about subject: Int) {
        guard let command = try? history.world.command(about: subject, asOf: clock.now, from: &choices) else { return }
        history.counts.commands += 1
        var number = keyCount
        if keyCount > 0, choices.strikes(oneIn: rates[.reusedKey] * 4) {
            number = max(0, keyCount - 1 - choices.below(5))
            history.counts.note(.reusedKey)
        } else {
            keyCount += 1
        }
        guard let key = try? CommandKey("k" + String(number), scope: "simulation") else { return }
        let delivery = Delivery(key: key, command: command)
        history.note { "    asked under \(key.text): \($0.text(of: command))" }
        queue.append(delivery)
        if choices.strikes(oneIn: rates[.duplicateDelivery]) {
            history.counts.note(.duplicateDelivery)
            queue.append(delivery)
        }
    }

    private mutating func moveClock() {
        let moves = history.world.clockMoves
        guard !moves.isEmpty else { return }
        let span = moves[choices.below(moves.count)].microseconds &* Int64(1 + choices.below(2))
        let isBack = choices.strikes(oneIn: rates[.clockBack])
        if isBack { history.counts.note(.clockBack) }
        try? clock.advance(by: TimeSpan(microseconds: isBack ? -span : span))
        history.note { [clock] _ in "    the clock shows \(clock.now)" }
    }
}
