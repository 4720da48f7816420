//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How many contacts have their key attributes filled.
///
/// ```swift
/// let coverage = DataCoverage(filled: [["email", "phone"], ["email"], ["email", "phone"], []], by: definition)
/// coverage.attributes[0].share.value    // 0.75 have an e-mail address
/// coverage.attributes[0].meetsTarget    // false: the target is 80 %
/// coverage.complete.value               // 0.5 have everything
/// coverage.fill                         // 0.625: 5 of 8 fields
/// ```
///
/// Data that is missing makes every other metric smaller than it is: look here first.
public struct DataCoverage: Hashable, Sendable {
    /// The choices that the figures were made by.
    public let definition: DataCoverageDefinition
    /// The attributes in the order of the definition.
    public let attributes: [AttributeCoverage]
    /// The share of contacts with all key attributes filled, with its interval.
    public let complete: Proportion

    /// Creates the figures from the attributes that each contact has filled.
    ///
    /// - Parameters:
    ///   - contacts: For each contact the names of the attributes that are filled; others than the definition's are passed
    ///     over.
    ///   - definition: The key attributes and the target.
    /// - Complexity: O(*n* · *k*) in the numbers of contacts and attributes.
    public init(filled contacts: some Sequence<Set<String>>, by definition: DataCoverageDefinition) {
        self.init(masks: contacts.lazy.map { AttributeMask($0, in: definition) }, definition)
    }

    /// Creates the figures from counts that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - contacts: How many contacts there are.
    ///   - filled: How many of them have each attribute filled; an attribute that is left out counts as 0, and others than the
    ///     definition's are passed over.
    ///   - complete: How many of them have all key attributes filled.
    ///   - definition: The key attributes and the target.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count, one above the contacts, or more complete
    ///   contacts than an attribute has; and `sumOutOfRange` beyond 2^53 − 1 contacts.
    public init(
        contacts: Int64,
        filled: [String: Int64],
        complete: Int64,
        by definition: DataCoverageDefinition
    ) throws(MetricsError) {
        self.complete = try Proportion(complete, of: contacts, level: definition.confidence)
        var attributes: [AttributeCoverage] = []
        for name in definition.attributes {
            let share = try Proportion(filled[name] ?? 0, of: contacts, level: definition.confidence)
            guard complete <= share.count else {
                throw MetricsError(.invalidCounts, "a complete contact has every attribute filled")
            }
            let meetsTarget = share.meets(definition.target)
            attributes.append(AttributeCoverage(name: name, share: share, meetsTarget: meetsTarget))
        }
        self.definition = definition
        self.attributes = attributes
    }

    init(masks: some Sequence<AttributeMask>, _ definition: DataCoverageDefinition) {
        var contacts: Int64 = 0
        var complete: Int64 = 0
        var counts = Array(repeating: Int64(0), count: definition.attributes.count)
        for mask in masks {
            contacts += 1
            let filled = mask.indices(in: definition)
            for index in filled { counts[index] += 1 }
            if filled.count == counts.count { complete += 1 }
        }
        self.definition = definition
        self.complete = Proportion(part: complete, of: contacts, level: definition.confidence)
        attributes = zip(definition.attributes, counts).map { name, count in
            let share = Proportion(part: count, of: contacts, level: definition.confidence)
            return AttributeCoverage(name: name, share: share, meetsTarget: share.meets(definition.target))
        }
    }
}

// MARK: - Figures

extension DataCoverage {
    /// How many contacts there are: the denominator.
    public var contacts: Int64 { complete.total }

    /// The share of fields that are filled, over all contacts and key attributes, 0 to 1; nil without contacts.
    public var fill: Double? {
        guard contacts > 0 else { return nil }
        let filled = attributes.reduce(Int128(0)) { $0 + Int128($1.share.count) }
        return Double(filled) / Double(Int128(contacts) * Int128(attributes.count))
    }

    /// The attributes from the one that is filled least, equal ones in the order of the definition.
    public var leastFilledFirst: [AttributeCoverage] {
        attributes.enumerated()
            .sorted { ($0.element.share.count, $0.offset) < ($1.element.share.count, $1.offset) }
            .map(\.element)
    }

    /// Whether the share of complete contacts is the target or more; nil without contacts.
    public var meetsTarget: Bool? { complete.meets(definition.target) }

    /// Whether there are fewer contacts than the definition asks for.
    public var isSmallSample: Bool { contacts < definition.minimumSample }
}
