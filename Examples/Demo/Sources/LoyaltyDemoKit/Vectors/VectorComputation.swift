//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// How the figures of one worked case are computed from the data.
struct VectorComputation: Sendable {
    /// How far numbers that are not whole may be from the expected ones, relative to them.
    let tolerance: Double
    /// Computes the figures.
    let figures: @Sendable (VectorData) throws -> JSONValue

    /// Creates a computation.
    ///
    /// - Parameters:
    ///   - tolerance: How far numbers may be apart; 15 digits are written, of which the last are rounded.
    ///   - figures: Computes the figures.
    init(within tolerance: Double = 1e-12, _ figures: @escaping @Sendable (VectorData) throws -> JSONValue) {
        self.tolerance = tolerance
        self.figures = figures
    }

    /// The computations by the name of the case.
    static let all: [String: VectorComputation] = surveys.merging(retail) { first, _ in first }
        .merging(service) { first, _ in first }
}

extension JSONValue {
    /// Numbers in an array; null for none.
    static func numbers(_ values: [Double?]) -> JSONValue { .array(values.map { Figures.json($0) }) }

    /// Counts in an array.
    static func counts(_ values: [some BinaryInteger]) -> JSONValue { .array(values.map { Figures.json($0) }) }
}
