//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One kind of events that customers have: its name, and the fields of an event.
///
/// ```swift
/// EventDefinition("orders", fields: [
///     AttributeDefinition("total", .money(.eur), isNullable: false), AttributeDefinition("channel", .text),
/// ])
/// ```
public struct EventDefinition: Hashable, Sendable, Codable {
    /// The name that rules use, as `orders`; an attribute may have the same.
    public let name: AttributeName
    /// The fields of an event.
    public let fields: [AttributeDefinition]

    /// Creates a kind of events.
    ///
    /// - Parameters:
    ///   - name: The name that rules use.
    ///   - fields: The fields of an event; a schema checks their names.
    public init(_ name: AttributeName, fields: [AttributeDefinition] = []) {
        self.name = name
        self.fields = fields
    }
}
