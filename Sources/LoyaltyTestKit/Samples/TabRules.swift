//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The rules of ``Tab``: everything a decision can hold, in as few words as possible.
///
/// Level 0 needs nothing but these two calls:
///
/// ```swift
/// var tab = Tab()
/// let decision = try TabRules().decide(.deposit(50, to: ann), on: [tab], in: DecisionContext(asOf: now))
/// for event in decision.events[0] { try tab.apply(event) }
/// ```
public struct TabRules: Decider, Hashable {
    /// Creates the rules.
    public init() {}

    /// Returns the tab of a command, and for a transfer the other one.
    ///
    /// - Parameter command: The command.
    /// - Returns: One or two tabs.
    public func streams(for command: TabCommand) -> [StreamID] {
        [command.tab] + (command.other.map { [$0] } ?? [])
    }

    /// Decides a command, after what time has changed by then.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - states: The tabs, in the order of ``streams(for:)``.
    ///   - context: What may be known besides.
    /// - Returns: The answer, and what makes it true.
    /// - Throws: ``TestKitError`` with code `malformed` for an amount below 1.
    public func decide(
        _ command: TabCommand,
        on states: [Tab],
        in context: DecisionContext
    ) throws -> Decision<Tab> {
        guard command.amount > 0 || command.kind == .note else {
            throw TestKitError(.malformed, "an amount is at least 1")
        }
        var tabs = states
        var events: [[TabEvent]] = []
        for index in tabs.indices {
            guard let due = tabs[index].nextDue, due <= context.asOf else {
                events.append([])
                continue
            }
            let lapsed = TabEvent(.lapsed, tabs[index].balance)
            try tabs[index].apply(lapsed)
            events.append([lapsed])
        }
        func refusal(_ outcome: TabAnswer.Outcome) -> Decision<Tab> {
            Decision(TabAnswer(outcome, balance: tabs[0].balance))
        }

        var new: [TabEvent]
        var claims: [Claim] = []
        var releases: [Claim] = []
        var counters: [CounterChange] = []
        var messages: [OutboxMessage] = []
        switch command.kind {
        case .deposit:
            guard tabs[0].holds(command.amount) else { return refusal(.tooMuch) }
            new = [TabEvent(.deposited, command.amount, instant: command.instant)]
        case .withdraw, .transfer:
            guard tabs[0].balance >= command.amount else { return refusal(.insufficient) }
            new = [TabEvent(.withdrawn, command.amount)]
            if tabs.count == 2 {
                guard tabs[1].holds(command.amount) else { return refusal(.tooMuch) }
                events[1].append(TabEvent(.deposited, command.amount))
            }
        case .hold:
            guard tabs[0].balance >= command.amount else { return refusal(.insufficient) }
            new = [TabEvent(.held, command.amount)]
        case .capture:
            guard tabs[0].held >= command.amount else { return refusal(.unknownHold) }
            new = [TabEvent(.captured, command.amount)]
        case .note:
            new = [TabEvent(.noted, command.amount, text: command.text, instant: command.instant)]
        case .redeemCode:
            let code = try Claim(scope: "tab.code", token: command.text)
            guard !context.takenClaims.contains(code) else { return refusal(.codeTaken) }
            guard tabs[0].holds(1) else { return refusal(.tooMuch) }
            new = [TabEvent(.deposited, 1)]
            claims = [code]
        case .returnCode:
            guard tabs[0].balance >= 1 else { return refusal(.insufficient) }
            new = [TabEvent(.withdrawn, 1)]
            releases = [try Claim(scope: "tab.code", token: command.text)]
        case .join:
            let place = try CounterChange(CounterID(command.text), by: 1, limit: command.amount)
            guard !context.exhaustedCounters.contains(place.counter) else { return refusal(.full) }
            guard tabs[0].holds(1) else { return refusal(.tooMuch) }
            new = [TabEvent(.deposited, 1)]
            counters = [place]
        case .announce:
            new = [TabEvent(.noted, command.amount, text: "announced")]
            messages = (0..<command.amount).map { OutboxMessage(topic: "tab.announced", body: .integer($0)) }
        case .lapse:
            guard !events[0].isEmpty else { return refusal(.nothing) }
            new = []
        }
        for event in new { try tabs[0].apply(event) }
        events[0] += new
        return Decision(
            TabAnswer(.done, balance: tabs[0].balance),
            eventsByStream: events,
            claims: claims,
            releases: releases,
            counters: counters,
            messages: messages
        )
    }
}
