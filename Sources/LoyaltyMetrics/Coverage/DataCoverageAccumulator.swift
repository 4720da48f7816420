//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The mergeable state of a ``DataCoverage``: for each contact one bit an attribute.
///
/// An attribute is filled if any record of the contact has it filled, so that records may come from several systems, and a
/// record that comes again changes nothing.
public struct DataCoverageAccumulator: TimelessMetricAccumulator {
    /// What is added: records of contacts.
    public typealias Input = ContactRecord
    /// The finished figure.
    public typealias Outcome = DataCoverage

    /// The choices of the metric.
    public let definition: DataCoverageDefinition
    private var contacts: [CustomerID: AttributeMask] = [:]

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: DataCoverageDefinition) { self.definition = definition }

    /// Adds a record of a contact.
    ///
    /// - Parameter record: The record; attributes that are not the definition's are passed over.
    public mutating func add(_ record: ContactRecord) {
        fold(AttributeMask(record.filled, in: definition), record.customer)
    }

    /// Merges the state of another part of the records.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        for (customer, mask) in other.contacts { fold(mask, customer) }
    }

    /// Returns the coverage.
    ///
    /// - Returns: The figures with their counts; no shares without contacts.
    /// - Complexity: O(*n* · *k*) in the numbers of contacts and attributes.
    public func finish() -> DataCoverage { DataCoverage(masks: contacts.values, definition) }

    private mutating func fold(_ mask: AttributeMask, _ customer: CustomerID) {
        var known = contacts[customer] ?? mask
        known.merge(mask)
        contacts[customer] = known
    }
}

// MARK: - Codable

extension DataCoverageAccumulator {
    private enum CodingKeys: String, CodingKey { case contacts, definition, version }

    private struct Entry: Codable {
        let customer: CustomerID
        let filled: [Int]
    }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(DataCoverageDefinition.self, forKey: .definition)
        for entry in try container.decode([Entry].self, forKey: .contacts) {
            guard let mask = AttributeMask(indices: entry.filled, in: definition) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .contacts,
                    in: container,
                    debugDescription: "an attribute is named by its place in the definition"
                )
            }
            fold(mask, entry.customer)
        }
    }

    /// Writes the state as version 1, sorted; attributes by their place in the definition, from 0.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        let entries = contacts.sorted { $0.key < $1.key }
        try container.encode(
            entries.map { Entry(customer: $0.key, filled: $0.value.indices(in: definition)) },
            forKey: .contacts
        )
    }
}
