//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How far customers bring customers: invitations, who followed them, and what share of all new customers they are.
///
/// ```swift
/// let growth = try ReferralGrowth(
///     customers: 1_000, invitations: 500, joined: 120, bought: 60,
///     newCustomers: 300, referredCustomers: 75, by: definition)
/// growth.joinedShare.value            // 0.24 of those invited
/// growth.boughtShare.value            // 0.5 of those who joined
/// growth.viralCoefficient             // 0.12: 0.5 invitations by customer, 0.24 of which succeed
/// growth.referredShare.value          // 0.25 of all new customers
/// ```
///
/// With a viral coefficient of 1 and more, every generation of customers brings a larger one. Below 1, which is usual, 100
/// customers bring 100 *k* / (1 − *k*) in the end. Those who were invited last have had little time to join: figures of a
/// window that has just ended are too low.
public struct ReferralGrowth: Hashable, Sendable {
    /// The choices that the figures were made by.
    public let definition: ReferralGrowthDefinition
    /// How many customers could invite: those from before the window.
    public let customers: Int64
    /// Those who joined, of those who were invited; and the Wilson interval.
    public let joinedShare: Proportion
    /// Those who bought, of those who were invited and joined.
    public let boughtShare: Proportion
    /// Those who came by an invitation, of all new customers.
    public let referredShare: Proportion
    /// How many followed an invitation though they had joined or bought before; part of no other figure.
    public let alreadyCustomers: Int64

    /// Creates the figures from counts that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - customers: How many customers could invite: those from before the window.
    ///   - invitations: How many invitations there are, or how many people were invited; each can succeed once.
    ///   - joined: How many of those have joined.
    ///   - bought: How many of those who joined have bought.
    ///   - newCustomers: How many customers bought for the first time, invited or not.
    ///   - referredCustomers: How many of them had been invited.
    ///   - alreadyCustomers: How many followed an invitation though they had joined or bought before.
    ///   - definition: The choices that the counts were made by.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count or a part greater than its whole, or
    ///   `sumOutOfRange` beyond 2^53 − 1.
    public init(
        customers: Int64,
        invitations: Int64,
        joined: Int64,
        bought: Int64,
        newCustomers: Int64,
        referredCustomers: Int64,
        alreadyCustomers: Int64 = 0,
        by definition: ReferralGrowthDefinition
    ) throws(MetricsError) {
        self.definition = definition
        self.customers = try Tally.sum(ofCounts: [customers])
        self.alreadyCustomers = try Tally.sum(ofCounts: [alreadyCustomers])
        joinedShare = try Proportion(joined, of: invitations, level: definition.confidence)
        boughtShare = try Proportion(bought, of: joined, level: definition.confidence)
        referredShare = try Proportion(referredCustomers, of: newCustomers, level: definition.confidence)
    }
}

extension ReferralGrowth {
    /// How many people were invited.
    public var invitations: Int64 { joinedShare.total }

    /// How many invitations succeeded, as the definition has it.
    public var conversions: Int64 {
        switch definition.conversion {
        case .joined: joinedShare.count
        case .bought: boughtShare.count
        }
    }

    /// How many people a customer invited on average; nil without customers.
    public var invitationsPerCustomer: Double? {
        customers > 0 ? Double(invitations) / Double(customers) : nil
    }

    /// How many new ones a customer brought: invitations by customer, times the share that succeeded; nil without customers.
    public var viralCoefficient: Double? { customers > 0 ? Double(conversions) / Double(customers) : nil }

    /// The viral coefficient as an exact fraction; nil without customers.
    public var exactViralCoefficient: Rate? { Tally.ratio(conversions, customers) }

    /// The Wilson interval of the share that succeeded, times the invitations by customer; nil without either.
    ///
    /// It says how sure the success of so many invitations is, and takes their number as it is.
    public var viralInterval: ConfidenceInterval? {
        guard let perCustomer = invitationsPerCustomer,
            let share = try? ConfidenceInterval.wilson(conversions, of: invitations, level: definition.confidence)
        else { return nil }
        return ConfidenceInterval(
            lower: share.lower * perCustomer,
            upper: share.upper * perCustomer,
            level: share.level
        )
    }

    /// Whether there are fewer invitations than the definition asks for.
    public var isSmallSample: Bool { invitations < definition.minimumSample }
}
