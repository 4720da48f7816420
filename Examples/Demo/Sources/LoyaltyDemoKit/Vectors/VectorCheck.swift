//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Computes worked cases anew from files of real data, and says line by line whether the figures come out.
public struct VectorCheck {
    /// One line for each vector.
    public private(set) var lines: [String] = []
    /// How many vectors did not come out.
    public private(set) var failures = 0
    /// How many came out.
    public private(set) var passes = 0

    /// Checks the vectors of a file.
    ///
    /// A vector that needs no file is left to the unit tests, and its line says so.
    ///
    /// - Parameters:
    ///   - path: The file of vectors.
    ///   - folder: The folder of the data files that they name.
    /// - Throws: ``DemoError`` or `CoreError` if the file of vectors cannot be read.
    public init(vectorsAt path: String, data folder: String) throws {
        let vectors = try MetricVector.all(in: DataFiles.bytes(at: path))
        let data = VectorData(folder: folder)
        for vector in vectors {
            guard let computation = VectorComputation.all[vector.id] else {
                lines.append("–     \(vector.id): numbers only, in the unit tests")
                continue
            }
            lines.append(line(for: vector, computation, data))
        }
        let others = vectors.count - passes - failures
        lines.append("\(passes) vectors come out, \(failures) do not, \(others) need no file")
    }

    private mutating func line(
        for vector: MetricVector,
        _ computation: VectorComputation,
        _ data: VectorData
    ) -> String {
        do {
            let computed = try computation.figures(data)
            let difference = VectorDifference(of: computed, from: vector.expected, within: computation.tolerance)
            if let text = difference.text {
                failures += 1
                return "FAIL  \(vector.id): \(text)"
            }
            passes += 1
            return "ok    \(vector.id): \(difference.figures) figures, at most \(difference.greatest) apart"
        } catch {
            failures += 1
            return "FAIL  \(vector.id): \(error)"
        }
    }
}
