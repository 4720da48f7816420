//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// How quickly and how well customers' cases are served, all together and by priority, reason or handler.
///
/// ```swift
/// let service = try Service(of: cases, by: ServiceDefinition(grouping: .handler))
/// try service.all.firstResponse.within(.hours(1), of: .due).value
/// service.casesPerGroup            // the load of an operator, on average
/// ```
public struct Service: Hashable, Sendable {
    /// The choices that the figures were made by.
    public let definition: ServiceDefinition
    /// The figures of all cases.
    public let all: ServiceFigures
    /// The figures of each group, by name; empty if cases are not grouped.
    public let groups: [Group]
    /// How many cases have no priority, reason or handler, if they are grouped by it; part of ``all`` only.
    public let ungrouped: Int64

    /// The figures of the cases of one priority, reason or handler.
    public struct Group: Hashable, Sendable {
        /// The priority as text, or the name of the reason or the handler.
        public let name: String
        /// The figures.
        public let figures: ServiceFigures
    }

    /// Counts cases.
    ///
    /// - Parameters:
    ///   - cases: The cases, each once.
    ///   - definition: The choices.
    /// - Throws: Nothing in practice: the counts of cases always fit together.
    /// - Complexity: O(*n*) in the number of cases.
    public init(
        of cases: some Sequence<HandledCase>,
        by definition: ServiceDefinition = .standard
    ) throws(MetricsError) {
        var totals = CaseTotals()
        for handled in cases { try totals.add(CaseFact(handled, by: definition)) }
        try self.init(totals, by: definition)
    }

    init(_ totals: CaseTotals, by definition: ServiceDefinition) throws(MetricsError) {
        var counts = CaseCounts()
        var groups: [Group] = []
        for (name, part) in totals.groups.sorted(by: Self.precedes) {
            try counts.merge(part)
            guard let name else { continue }
            groups.append(Group(name: name.text, figures: try ServiceFigures(part, by: definition)))
        }
        self.definition = definition
        self.groups = groups
        all = try ServiceFigures(counts, by: definition)
        ungrouped = definition.grouping == nil ? 0 : totals.groups[nil]?.cases ?? 0
    }

    /// Numbers by value, other names by their bytes, cases without a group first.
    private static func precedes(
        _ first: (key: CaseGroupName?, value: CaseCounts),
        _ second: (key: CaseGroupName?, value: CaseCounts)
    ) -> Bool {
        guard let lhs = first.key, let rhs = second.key else { return first.key == nil && second.key != nil }
        if let left = Int(lhs.text), let right = Int(rhs.text), left != right { return left < right }
        return lhs < rhs
    }

    /// How many cases a group has on average: the load of an operator, if cases are grouped by handler; nil without groups.
    public var casesPerGroup: Double? {
        guard !groups.isEmpty else { return nil }
        return Double(all.cases - ungrouped) / Double(groups.count)
    }

    /// The group with the most cases, the first of several; nil without groups.
    public var busiest: Group? {
        groups.max { $0.figures.cases < $1.figures.cases }
            .flatMap { most in groups.first { $0.figures.cases == most.figures.cases } }
    }
}
