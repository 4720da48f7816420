//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
public import LoyaltyRewards

extension PointsWorld {
    /// Bugs of drivers and stores, of rules, and of states that fold events wrongly.
    public var plantedBugs: [PlantedBug<PointsProgram>] {
        PlantedBug.ofJournals + Self.bugsOfCommands + Self.bugsOfPrograms + Self.bugsOfEvents + Self.bugsOfFolding
            + Self.bugsOfHandling
    }

    // MARK: Rules that take one command for another

    private static var bugsOfCommands: [PlantedBug<PointsProgram>] {
        [
            asked("a redemption takes one point too many") { command in
                guard case .redeem(let points, let name, let total) = command.action else { return command.action }
                return .redeem(try Points(steps: points.steps + 1, in: points.unit), name, towards: total)
            },
            asked("a hold lasts an hour too long") { command in
                guard case .hold(let points, let name, let span, let total) = command.action, span > .zero else {
                    return command.action
                }
                return .hold(points, name, TimeSpan(microseconds: span.microseconds + 3_600_000_000), towards: total)
            },
            asked("a capture takes all that is held") { command in
                guard case .capture(let name, .some) = command.action else { return command.action }
                return .capture(name, nil)
            },
            asked("a partial return takes the whole order back") { command in
                guard case .returnUnits(let units) = command.action else { return command.action }
                return .reverseAccrual(.order(units.order))
            },
            asked("a partial refund gives everything back") { command in
                guard case .refundRedemption(let name, .some) = command.action else { return command.action }
                return .refundRedemption(name, nil)
            },
            asked("an order is accrued again under another name") { command in
                guard case .accrue(.order(let order)) = command.action, order.id.text.hasSuffix("1") else {
                    return command.action
                }
                return .accrue(
                    .order(
                        try Order(
                            id: OrderID(order.id.text + "-again"),
                            at: order.at,
                            customer: order.customer,
                            currency: order.currency,
                            lines: order.lines
                        )
                    )
                )
            },
            PlantedBug("a refund is not bounded by what is left") { rules, command, states, context in
                let decision = try rules.decide(command, on: states, in: context)
                guard decision.answer.reasons.first?.code == .refundExceeded,
                    case .refundRedemption(let name, _) = command.action
                else { return decision }
                let all = PointsCommand(.refundRedemption(name, nil), for: command.member)
                return try rules.decide(all, on: states, in: context)
            },
            PlantedBug("time stands still between events") { rules, command, states, context in
                let last = states.compactMap(\.lastAt).max() ?? context.asOf
                return try rules.decide(
                    command,
                    on: states,
                    in: DecisionContext(asOf: last, exhaustedCounters: context.exhaustedCounters)
                )
            },
            PlantedBug("points live an instant longer than their last day") { rules, command, states, context in
                let instant = try context.asOf.advanced(by: TimeSpan(microseconds: -1))
                let asOf = max(instant, states.compactMap(\.lastAt).max() ?? instant)
                return try rules.decide(
                    command,
                    on: states,
                    in: DecisionContext(asOf: asOf, exhaustedCounters: context.exhaustedCounters)
                )
            },
            PlantedBug("a refusal writes down what is due") { rules, command, states, context in
                let decision = try rules.decide(command, on: states, in: context)
                guard !decision.answer.isApproved, states.count == 1 else { return decision }
                let settled = try rules.decide(.settle(command.member), on: states, in: context)
                return Decision(decision.answer, events: settled.events.first ?? [])
            },
            PlantedBug("sending points has no allowance") { rules, command, states, context in
                let decision = try rules.decide(command, on: states, in: context)
                return Decision(decision.answer, eventsByStream: decision.events)
            },
        ]
    }

    static func asked(
        _ name: String,
        _ other: @escaping @Sendable (PointsCommand) throws -> PointsCommand.Action
    ) -> PlantedBug<PointsProgram> {
        PlantedBug(name) { rules, command, states, context in
            try rules.decide(PointsCommand(other(command), for: command.member), on: states, in: context)
        }
    }

    // MARK: Rules of another program

    private static var bugsOfPrograms: [PlantedBug<PointsProgram>] {
        [
            ruled("points live a day too long") { $0.lifeDays = $0.lifeDays.map { $0 + 1 } },
            ruled("activity does not count") { rules in
                if rules.inactivityDays != nil { rules.inactivityDays = nil }
            },
            ruled("points are never pending") { $0.maturity = 0 },
            ruled("what a return cannot take is written off") { $0.isDebtWrittenOff = true },
            ruled("what a return cannot take is owed") { $0.isDebtWrittenOff = false },
            ruled("the grace of a refund is forgotten") { $0.graceDays = nil },
            ruled("the grace of a refund is a day too long") { $0.graceDays = $0.graceDays.map { $0 + 1 } },
        ]
    }

    /// The rules of a program that differs in one number from the one that the oracle knows.
    static func ruled(
        _ name: String,
        _ change: @escaping @Sendable (inout CoinRules) -> Void
    ) -> PlantedBug<PointsProgram> {
        PlantedBug(name) { rules, command, states, context in
            // A rich program has no bare numbers to change.
            guard var numbers = try numbers(of: rules.program) else {
                return try rules.decide(command, on: states, in: context)
            }
            change(&numbers)
            let other = try PointsProgram(program(numbers), in: rules.zone)
            return try other.decide(command, on: states, in: context)
        }
    }

    private static func numbers(of program: Program) throws -> CoinRules? {
        guard program.version.text == "1" else { return nil }
        var numbers = CoinRules(maturity: program.maturity.microseconds)
        let parts: [ExpiryPolicy] = if case .earliest(let parts) = program.expiry { parts } else { [program.expiry] }
        for part in parts {
            if case .throughDay(let step) = part { numbers.lifeDays = Int64(step.days) }
            if case .inactivity(let step) = part { numbers.inactivityDays = Int64(step.days) }
        }
        numbers.isDebtWrittenOff = program.policies.debt == .writtenOff
        if case .throughDay(let step) = program.policies.refundGrace { numbers.graceDays = Int64(step.days) }
        numbers.isFirstInFirstOut = program.policies.burnOrder == .earliestGrant
        numbers.isReinstating = program.policies.reinstatement != nil
        return numbers
    }
}
