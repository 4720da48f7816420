//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A worked case of a metric: what goes in, and the figures that must come out.
///
/// A file of vectors is a JSON array of objects with `id`, `input` and `expected`.
struct MetricVector: Decodable {
    /// The name of the case.
    let id: String
    /// The figures that must come out.
    let expected: JSONValue

    /// Reads a file of vectors.
    ///
    /// - Parameter bytes: The file.
    /// - Returns: The vectors, in the order of the file.
    /// - Throws: `CoreError` if the file is no array of vectors.
    static func all(in bytes: [UInt8]) throws -> [MetricVector] {
        try CanonicalJSON.decode([MetricVector].self, from: bytes)
    }
}
