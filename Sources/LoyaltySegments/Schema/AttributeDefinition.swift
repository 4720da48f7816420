//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One attribute of a schema: its name, its type, and whether it may be missing.
public struct AttributeDefinition: Hashable, Sendable, Codable {
    /// The name that rules use.
    public let name: AttributeName
    /// The type of its values.
    public let type: AttributeType
    /// Whether a customer may be without a value.
    public let isNullable: Bool

    private enum CodingKeys: String, CodingKey {
        case name, type
        case isNullable = "nullable"
    }

    /// Creates an attribute.
    ///
    /// - Parameters:
    ///   - name: The name that rules use.
    ///   - type: The type of its values.
    ///   - isNullable: Whether a customer may be without a value; facts that lack any other value are refused.
    public init(_ name: AttributeName, _ type: AttributeType, isNullable: Bool = true) {
        self.name = name
        self.type = type
        self.isNullable = isNullable
    }
}
