//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The scales that answers may be given on.
enum AnswerScale {
    static func checked(_ scale: ClosedRange<Int>) throws(MetricsError) -> ClosedRange<Int> {
        let bounds = -1_000...1_000
        guard bounds.contains(scale.lowerBound), bounds.contains(scale.upperBound), (2...101).contains(scale.count)
        else {
            throw MetricsError(.invalidDefinition, "a scale has 2 to 101 numbers within 1000 of zero")
        }
        return scale
    }
}

extension KeyedDecodingContainer {
    /// Reads a scale, or part of one, from its two ends.
    func decodeScale(forKey key: Key) throws -> ClosedRange<Int> {
        let ends = try decode([Int].self, forKey: key)
        try check(ends.count == 2 && ends[0] <= ends[1], key, "a scale is a pair, the lower number first")
        return ends[0]...ends[1]
    }
}
