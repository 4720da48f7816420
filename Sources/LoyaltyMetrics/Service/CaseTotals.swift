//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The counts of cases by group, those without one under nil.
struct CaseTotals: FactState {
    /// One case.
    typealias Fact = CaseFact

    private(set) var groups: [CaseGroupName?: CaseCounts] = [:]

    mutating func add(_ fact: CaseFact) throws(MetricsError) {
        // In place: a copy of the counts would copy their histograms for each case.
        try groups[fact.group, default: CaseCounts()].add(fact)
    }

    mutating func merge(_ other: CaseTotals) throws(MetricsError) {
        var whole = self
        for (group, counts) in other.groups { try whole.groups[group, default: CaseCounts()].merge(counts) }
        self = whole
    }
}

// MARK: - Coding

extension CaseTotals {
    private enum CodingKeys: String, CodingKey { case groups, ungrouped }

    private struct Entry: Codable {
        let group: CaseGroupName
        let counts: CaseCounts
    }

    mutating func read(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let entries = try container.decode([Entry].self, forKey: .groups)
        for entry in entries { groups[entry.group] = entry.counts }
        try container.check(groups.count == entries.count, .groups, "a group stands once in a state")
        groups[nil] = try container.decodeIfPresent(CaseCounts.self, forKey: .ungrouped)
        try container.check(groups.values.allSatisfy(\.isConsistent), .groups, "counts are those of some cases")
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let entries = groups.compactMap { group, counts in group.map { Entry(group: $0, counts: counts) } }
        try container.encode(entries.sorted { $0.group < $1.group }, forKey: .groups)
        try container.encodeIfPresent(groups[nil], forKey: .ungrouped)
    }
}
