//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PointsProgram {
    /// Returns what a decision has to say to the host's other systems.
    ///
    /// A host that keeps accounts in its own tables writes the messages beside them, in one transaction; with a journal,
    /// ``PointsOutbox`` does.
    ///
    /// ```swift
    /// let decision = try rules.decide(command, on: account, asOf: now)
    /// let messages = try rules.messages(of: decision, to: command, on: [account], about: [.pointsAccrued])
    /// ```
    ///
    /// Messages stand in the order of the accounts and of their events, then the account's tier. What time had changed before
    /// the command, such as an expiry that nobody had written down, is among them. Points of a refund that are past their
    /// last day and live on for the program's grace are told once, as refunded.
    ///
    /// - Parameters:
    ///   - decision: A decision of this program.
    ///   - command: The command that was decided.
    ///   - accounts: The accounts that it was decided on, in the order of ``streams(for:)``.
    ///   - topics: What messages are about.
    /// - Returns: The messages; none for a refusal.
    /// - Throws: ``RewardsError`` with code `accountMismatch` for other accounts than those that were decided on;
    ///   `corruptLog` if the events contradict them; `amountOutOfRange` if their amounts are beyond the bound.
    /// - Complexity: O(*n*) in the number of events; with `tierChanged` also in the size of the accounts.
    public func messages(
        of decision: Decision<PointsAccount>,
        to command: PointsCommand,
        on accounts: [PointsAccount],
        about topics: Set<PointsTopic>
    ) throws(RewardsError) -> [OutboxMessage] {
        guard !topics.isEmpty, !decision.isRefusal else { return [] }
        var members = [command.member]
        if let other = command.otherMember, other != command.member { members.append(other) }
        guard accounts.count == members.count, decision.events.count == members.count else {
            throw RewardsError(.accountMismatch, "messages are about the accounts that were decided on")
        }
        var messages: [OutboxMessage] = []
        for (index, events) in decision.events.enumerated() where !events.isEmpty {
            var told = AccountMessages(of: members[index], in: program, about: topics)
            try told.tell(events, on: accounts[index])
            messages += told.messages
        }
        return messages
    }
}
