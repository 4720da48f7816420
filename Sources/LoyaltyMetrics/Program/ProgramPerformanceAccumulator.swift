//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of a ``ProgramPerformance``: three marks a member, and sums of points by month.
///
/// A host maps its journal of points once: to enrolments and leavings, to movements with the grants and expiries that they
/// are made of, and to costs. Movements that name no lots are counted under no month.
///
/// - Accrued points are issued, in the month of their grant. So are points that an adjustment adds.
/// - Points that a reversal gives back make fewer redeemed ones; points that a reversal or an adjustment takes are
///   withdrawn.
/// - An adjustment of lots that moves points from one last day to another issues nothing.
/// - Points that go from member to member stay where they are: pass no movement for them.
///
/// With ``DeliveryGuarantee/atLeastOnce`` it keeps each movement and each cost by its identifier, and a second delivery
/// changes nothing; a second delivery with other facts is refused. With ``DeliveryGuarantee/exactlyOnce`` it keeps sums.
/// Enrolments and leavings may come again in either case.
public struct ProgramPerformanceAccumulator: MetricAccumulator {
    /// What is added: enrolments, leavings, movements of points and costs.
    public typealias Input = ProgramActivity
    /// The finished figures.
    public typealias Outcome = ProgramPerformance

    /// The choices of the metric.
    public let definition: ProgramPerformanceDefinition
    private var members: [CustomerID: MemberMarks] = [:]
    private var movements: FactLog<ActivityID, MovementSums>
    private var costs: FactLog<ActivityID, PurposeSums>

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: ProgramPerformanceDefinition) {
        self.definition = definition
        movements = FactLog(MovementSums(), delivery: definition.delivery)
        costs = FactLog(PurposeSums(), delivery: definition.delivery)
    }

    /// Adds an activity; one of another program is passed over, and so is an enrolment or a leaving without a customer.
    ///
    /// - Parameters:
    ///   - input: The activity.
    ///   - zone: The zone that the definition names.
    /// - Throws: ``MetricsError`` with code `zoneMismatch`, `unitMismatch`, `currencyMismatch`, `conflictingActivity` if an
    ///   activity of this identifier and other facts is known, `invalidCounts` for an accrual that takes points or a
    ///   redemption or an expiry that gives some, or `sumOutOfRange`.
    public mutating func add(_ input: ProgramActivity, in zone: some TimeZoneRules) throws(MetricsError) {
        guard zone.identifier == definition.zone else {
            throw MetricsError(.zoneMismatch, "months are counted in the zone of the definition")
        }
        switch input {
        case .enrolment(let enrolment):
            guard enrolment.program == definition.program else { return }
            mark(enrolment.customer, MemberMarks(joinedAt: enrolment.at))
        case .leaving(let leaving):
            guard leaving.program == definition.program else { return }
            mark(leaving.customer, MemberMarks(leftAt: leaving.at))
        case .movement(let movement):
            guard movement.program == definition.program else { return }
            guard movement.points.unit == definition.unit else {
                throw MetricsError(.unitMismatch, "points are in the unit of the definition")
            }
            try movements.add(MovementFact(movement, in: zone), of: movement.id)
            guard movement.kind == .accrued || movement.kind == .redeemed else { return }
            mark(movement.customer, MemberMarks(activeAt: movement.at))
        case .cost(let cost):
            guard cost.amount.currency == definition.currency else {
                throw MetricsError(.currencyMismatch, "a cost is in the currency of the definition")
            }
            try costs.add(PurposeSums.Fact(purpose: cost.purpose, minorUnits: cost.amount.minorUnits), of: cost.id)
        }
    }

    private mutating func mark(_ customer: CustomerID?, _ marks: MemberMarks) {
        guard let customer else { return }
        members[customer, default: MemberMarks()].merge(marks)
    }

    /// Merges the state of another part of the activities.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity` or `sumOutOfRange`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        var costs = costs
        try costs.merge(other.costs)
        try movements.merge(other.movements)
        self.costs = costs
        for (customer, marks) in other.members { mark(customer, marks) }
    }

    /// Returns the figures.
    ///
    /// - Parameter asOf: The moment up to which the input is complete; members are active if they were in the span before it.
    /// - Returns: The figures; no rates if there was nothing to count.
    /// - Throws: ``MetricsError`` with code `invalidCounts` if more redemptions of a month were undone than made, or
    ///   `sumOutOfRange`.
    /// - Complexity: O(*n*) in the number of customers.
    public func finish(asOf: Timestamp) throws(MetricsError) -> ProgramPerformance {
        let current = members.values.filter(\.isMember)
        var cohorts: [PointsCohort] = []
        for (key, sums) in movements.state.cohorts {
            let turnover = try PointsTurnover(
                issued: points(sums.issued),
                redeemed: points(sums.redeemed),
                expired: points(sums.expired),
                withdrawn: points(sums.withdrawn)
            )
            cohorts.append(PointsCohort(month: key.month, turnover: turnover))
        }
        var expiries: [PointsExpiry] = []
        for (key, steps) in movements.state.expiries where steps != 0 {
            expiries.append(PointsExpiry(month: key.month, outstanding: try points(steps)))
        }
        var amounts: [ProgramCost] = []
        for (purpose, sum) in costs.state.sums {
            amounts.append(ProgramCost(purpose: purpose, amount: try Tally.money(sum, in: definition.currency)))
        }
        return try ProgramPerformance(
            activeMembers: Int64(current.count { $0.isActive(within: definition.activeWithin, asOf: asOf) }),
            members: Int64(current.count),
            leavers: Int64(members.values.count(where: \.hasLeft)),
            cohorts: cohorts,
            expiries: expiries,
            costs: amounts,
            by: definition
        )
    }

    private func points(_ steps: Int64) throws(MetricsError) -> Points {
        guard let points = try? Points(steps: steps, in: definition.unit) else { throw Tally.tooLarge }
        return points
    }
}

// MARK: - Codable

extension ProgramPerformanceAccumulator {
    private enum CodingKeys: String, CodingKey { case costs, definition, members, movements, version }

    private struct Entry: Codable {
        let customer: CustomerID
        let marks: MemberMarks
    }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        let definition = try container.decode(ProgramPerformanceDefinition.self, forKey: .definition)
        self.definition = definition
        movements = try FactLog(
            from: container.superDecoder(forKey: .movements),
            into: MovementSums(),
            delivery: definition.delivery
        )
        costs = try FactLog(
            from: container.superDecoder(forKey: .costs),
            into: PurposeSums(),
            delivery: definition.delivery
        )
        for entry in try container.decode([Entry].self, forKey: .members) {
            try container.check(members[entry.customer] == nil, .members, "a customer stands once in a state")
            members[entry.customer] = entry.marks
        }
    }

    /// Writes the state as version 1, sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        let entries = members.sorted { $0.key < $1.key }
        try container.encode(entries.map { Entry(customer: $0.key, marks: $0.value) }, forKey: .members)
        try movements.encode(to: container.superEncoder(forKey: .movements))
        try costs.encode(to: container.superEncoder(forKey: .costs))
    }
}
