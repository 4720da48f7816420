//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A program whose decisions also tell the host's other systems what happened: a mailer, push, a CRM.
///
/// It decides just as its program does, and adds the messages of the topics that the host picked; a journal stores them in the
/// same commit as the events, and its outbox delivers them, each under an id that a redelivery does not change.
///
/// ```swift
/// let rules = PointsOutbox(program, about: [.pointsAccrued, .pointsExpired, .tierChanged])
/// try await journal.run(.accrue(order, to: ann), by: rules, key: key, asOf: now, pause: pause)
/// ```
///
/// Topics belong to the host's deployment, not to the terms of the program: another mailer is no new version. A program that is
/// used by itself makes no messages and spends nothing on them.
///
/// A reminder before points end is no message, because nothing has happened yet: ask ``Balance/expiring(by:)``.
public struct PointsOutbox: Sendable {
    /// The program that decides.
    public let program: PointsProgram
    /// What messages are about.
    public let topics: Set<PointsTopic>

    /// Creates a program that tells what happened.
    ///
    /// - Parameters:
    ///   - program: The program that decides.
    ///   - topics: What messages are about; ``PointsTopic/all`` for each that this release knows.
    public init(_ program: PointsProgram, about topics: Set<PointsTopic>) {
        self.program = program
        self.topics = topics
    }
}

// MARK: - Deciding

extension PointsOutbox: Decider {
    /// The state that the rules read.
    public typealias State = PointsAccount

    /// Returns the streams of a command, as the program does.
    public func streams(for command: PointsCommand) -> [StreamID] { program.streams(for: command) }

    /// Decides as the program does, and adds messages.
    public func decide(
        _ command: PointsCommand,
        on states: [PointsAccount],
        in context: DecisionContext
    ) throws -> Decision<PointsAccount> {
        let decision = try program.decide(command, on: states, in: context)
        let messages = try program.messages(of: decision, to: command, on: states, about: topics)
        guard !messages.isEmpty else { return decision }
        return Decision(
            decision.answer,
            eventsByStream: decision.events,
            claims: decision.claims,
            releases: decision.releases,
            counters: decision.counters,
            messages: decision.messages + messages
        )
    }
}
