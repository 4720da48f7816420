//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A part of a definition whose kind this release does not know, kept whole.
///
/// A definition that was written by a newer release must survive being read and written by an older one. An enum of
/// kinds therefore has a case for the others, which evaluates to "cannot decide":
///
/// ```swift
/// init(from decoder: any Decoder) throws {
///     let container = try decoder.container(keyedBy: CodingKeys.self)
///     switch try container.decode(String.self, forKey: .kind) {
///     case "fixed": self = .fixed(try container.decode(Int64.self, forKey: .points))
///     default: self = .unknown(try UnknownKind(from: decoder))
///     }
/// }
/// ```
///
/// Writing it back gives the members that were read, in canonical order.
public struct UnknownKind: Hashable, Sendable {
    /// The kind, as the member `kind` names it.
    public let kind: String
    /// All members, `kind` included.
    public let members: [String: JSONValue]
}

extension UnknownKind: Codable {
    /// Reads an object of any shape that names its kind.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: JSONKey.self)
        self.kind = try container.decode(String.self, forKey: JSONKey(stringValue: "kind"))
        self.members = try decoder.singleValueContainer().decode([String: JSONValue].self)
    }

    /// Writes the members that were read.
    public func encode(to encoder: any Encoder) throws { try JSONValue.object(members).encode(to: encoder) }
}
