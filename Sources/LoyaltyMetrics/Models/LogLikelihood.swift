//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A log-likelihood with its gradient and its matrix of second derivatives, by up to four parameters.
struct LogLikelihood {
    var value = 0.0
    var gradient = SIMD4<Double>.zero
    /// The columns of the matrix; symmetric.
    var hessian: [SIMD4<Double>] = Array(repeating: .zero, count: 4)

    /// Adds a factor times the outer square of a vector to the matrix.
    @inline(__always)
    static func addSquare(
        of vector: SIMD4<Double>,
        times factor: Double,
        to hessian: inout (SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>)
    ) {
        let scaled = vector * factor
        hessian.0 += scaled * vector[0]
        hessian.1 += scaled * vector[1]
        hessian.2 += scaled * vector[2]
        hessian.3 += scaled * vector[3]
    }

    /// Returns the same with derivatives by the logarithms of the parameters.
    func byLogarithms(of parameters: SIMD4<Double>) -> LogLikelihood {
        var result = self
        result.gradient = gradient * parameters
        for index in 0..<4 {
            result.hessian[index] = hessian[index] * parameters * parameters[index]
            result.hessian[index][index] += result.gradient[index]
        }
        return result
    }
}
