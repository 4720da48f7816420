//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Cholesky's decomposition of small symmetric matrices.
enum SymmetricMatrix {
    /// Returns the lower triangle whose square is a matrix; nil if the matrix is not positive definite.
    private static func root(_ matrix: [[Double]]) -> [[Double]]? {
        var root = matrix
        for row in matrix.indices {
            for column in 0...row {
                var sum = matrix[row][column]
                for index in 0..<column { sum -= root[row][index] * root[column][index] }
                if row == column {
                    guard sum > 1e-14 * matrix[row][row] else { return nil }
                    root[row][row] = sum.squareRoot()
                } else {
                    root[row][column] = sum / root[column][column]
                }
            }
        }
        return root
    }

    /// Returns the solution of a system of equations; nil if the matrix is not positive definite.
    static func solve(_ matrix: [[Double]], _ vector: [Double]) -> [Double]? {
        guard let root = root(matrix) else { return nil }
        var result = vector
        for row in vector.indices {
            for column in 0..<row { result[row] -= root[row][column] * result[column] }
            result[row] /= root[row][row]
        }
        for row in vector.indices.reversed() {
            for column in (row + 1)..<max(row + 1, vector.count) { result[row] -= root[column][row] * result[column] }
            result[row] /= root[row][row]
        }
        return result
    }

    /// Returns the inverse of a matrix; nil if the matrix is not positive definite.
    static func inverse(_ matrix: [[Double]]) -> [[Double]]? {
        var columns: [[Double]] = []
        for index in matrix.indices {
            guard let column = solve(matrix, matrix.indices.map { $0 == index ? 1 : 0 }) else { return nil }
            columns.append(column)
        }
        return columns
    }
}
