//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The mergeable state of a ``ReferralGrowth``: three marks a customer, who was invited, joined and bought when.
///
/// A person counts as invited who followed a link or gave a code in the window, once, however often. Invitations that nobody
/// followed leave no trace in a shop: if they are known, pass their number to ``ReferralGrowth`` itself. Which referrer is
/// paid for whom is another question, which an attribution rule answers.
///
/// Marks are enough to make every activity count once, so a second delivery changes nothing. An activity without a customer
/// is passed over: it can be followed nowhere.
public struct ReferralGrowthAccumulator: TimelessMetricAccumulator {
    /// What is added: touches, enrolments and orders.
    public typealias Input = ReferralActivity
    /// The finished figures.
    public typealias Outcome = ReferralGrowth

    /// The choices of the metric.
    public let definition: ReferralGrowthDefinition
    private var customers: [CustomerID: ReferralMarks] = [:]

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: ReferralGrowthDefinition) { self.definition = definition }

    /// Adds a touch, an enrolment or an order; touches outside the window and other programs are passed over.
    ///
    /// - Parameter input: The activity. Enrolments and orders from before the window tell old customers from new ones.
    public mutating func add(_ input: ReferralActivity) {
        switch input {
        case .touch(let touch):
            guard definition.window.contains(touch.at) else { return }
            mark(touch.customer, ReferralMarks(touchedAt: touch.at))
        case .enrolment(let enrolment):
            guard definition.program.map({ $0 == enrolment.program }) ?? true else { return }
            mark(enrolment.customer, ReferralMarks(joinedAt: enrolment.at))
        case .order(let order): mark(order.customer, ReferralMarks(orderedAt: order.at))
        }
    }

    private mutating func mark(_ customer: CustomerID?, _ marks: ReferralMarks) {
        guard let customer else { return }
        customers[customer, default: ReferralMarks()].merge(marks)
    }

    /// Merges the state of another part of the activities.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        for (customer, marks) in other.customers { mark(customer, marks) }
    }

    /// Returns the figures.
    ///
    /// - Returns: The figures with their counts; no shares if there was nothing to count.
    /// - Throws: Nothing in practice: the counts of a state always fit together.
    /// - Complexity: O(*n*) in the number of customers.
    public func finish() throws(MetricsError) -> ReferralGrowth {
        func isInside(_ instant: Timestamp?) -> Bool { instant.map(definition.window.contains) ?? false }
        let start = definition.window.start ?? .earliest
        let invited = customers.values.filter { $0.wasCustomer == false }
        let joined = invited.filter { isInside($0.joinedAt) }
        return try ReferralGrowth(
            customers: Int64(customers.values.count { $0.joinedAt.map { $0 < start } ?? false }),
            invitations: Int64(invited.count),
            joined: Int64(joined.count),
            bought: Int64(joined.count { isInside($0.orderedAt) }),
            newCustomers: Int64(customers.values.count { isInside($0.orderedAt) }),
            referredCustomers: Int64(invited.count { isInside($0.orderedAt) }),
            alreadyCustomers: Int64(customers.values.count { $0.wasCustomer == true }),
            by: definition
        )
    }
}

// MARK: - Codable

extension ReferralGrowthAccumulator {
    private enum CodingKeys: String, CodingKey { case customers, definition, version }

    private struct Entry: Codable {
        let customer: CustomerID
        let marks: ReferralMarks
    }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(ReferralGrowthDefinition.self, forKey: .definition)
        for entry in try container.decode([Entry].self, forKey: .customers) {
            try container.check(customers[entry.customer] == nil, .customers, "a customer stands once in a state")
            try container.check(
                entry.marks.touchedAt.map(definition.window.contains) ?? true,
                .customers,
                "an invitation lies in the window"
            )
            customers[entry.customer] = entry.marks
        }
    }

    /// Writes the state as version 1, customers sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        let entries = customers.sorted { $0.key < $1.key }
        try container.encode(entries.map { Entry(customer: $0.key, marks: $0.value) }, forKey: .customers)
    }
}
