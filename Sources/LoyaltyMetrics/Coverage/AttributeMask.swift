//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Which of a definition's attributes a contact has filled: one bit each.
struct AttributeMask: Hashable, Sendable {
    private(set) var bits: UInt64 = 0

    init(_ filled: Set<String>, in definition: DataCoverageDefinition) {
        for (index, name) in definition.attributes.enumerated() where filled.contains(name) { bits |= 1 << index }
    }

    /// Creates a mask from the places of attributes; nil if the definition does not have one of them.
    init?(indices: [Int], in definition: DataCoverageDefinition) {
        for index in indices {
            guard definition.attributes.indices.contains(index) else { return nil }
            bits |= 1 << index
        }
    }

    mutating func merge(_ other: AttributeMask) { bits |= other.bits }

    /// The places of the attributes that are filled.
    func indices(in definition: DataCoverageDefinition) -> [Int] {
        definition.attributes.indices.filter { bits >> $0 & 1 == 1 }
    }
}
