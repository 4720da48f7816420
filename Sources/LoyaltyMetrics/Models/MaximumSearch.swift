//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Newton's method with damping for the maximum of a log-likelihood of up to four positive parameters.
///
/// It works on the logarithms of the parameters, so that none turns negative, within a box around the start. A parameter
/// that presses against the box stays there while the others go on. Nothing is random, so the same function gives the same
/// bits.
struct MaximumSearch {
    /// The parameters at the maximum.
    private(set) var parameters: SIMD4<Double>
    /// The function and its derivatives by the logarithms of the parameters.
    private(set) var likelihood: LogLikelihood
    /// How many steps were taken.
    private(set) var iterations = 0
    /// Whether the last step was too small to matter.
    private(set) var isConverged = false
    /// The parameters that press against the box.
    private(set) var atLimit: SIMDMask<SIMD4<Int64>> = .init(repeating: false)
    /// The covariance of the logarithms; nil if the function is not curved downwards in all directions.
    private(set) var covariance: [[Double]]?

    private let count: Int
    private let start: SIMD4<Double>
    private var logarithms: SIMD4<Double>

    /// How far a logarithm may go from its start: a factor of a million.
    private static let limit = 13.8
    /// The longest step of a logarithm.
    private static let longestStep = 1.5

    /// Searches the maximum of a function of some parameters, from a start.
    init(
        count: Int,
        from start: SIMD4<Double>,
        of function: (SIMD4<Double>) -> LogLikelihood
    ) {
        self.count = count
        self.start = start
        parameters = start
        logarithms = .zero
        for index in 0..<count { logarithms[index] = Elementary.log(start[index]) }
        likelihood = function(start).byLogarithms(of: start)
        climb(function)
        covariance = information(of: freeIndices).flatMap { SymmetricMatrix.inverse($0) }
    }

    private mutating func climb(_ function: (SIMD4<Double>) -> LogLikelihood) {
        var damping = 0.0
        while iterations < 200, damping < 1e12 {
            markLimits()
            let free = freeIndices
            guard var information = information(of: free) else { return }
            if damping > 0 {
                for index in free.indices {
                    information[index][index] += damping * max(1, abs(information[index][index]))
                }
            }
            guard let step = SymmetricMatrix.solve(information, free.map { likelihood.gradient[$0] }) else {
                damping = max(4 * damping, 1e-3)
                continue
            }
            let (candidate, length, gain) = taking(step, of: free, information)
            let next = function(candidate.parameters).byLogarithms(of: candidate.parameters)
            iterations += 1
            // Near the top the gain is lost in rounding; the step by Newton's formula is then better than any comparison.
            let noise = 1e-13 * abs(likelihood.value)
            let isFinished = damping == 0 && (length <= 1e-9 || gain <= noise / 10)
            let isBetter = next.value - likelihood.value > 1e-4 * gain && next.value.isFinite
            guard isBetter || (gain <= noise && next.value >= likelihood.value - 10 * noise) else {
                if isFinished { break }
                damping = max(10 * damping, 1e-3)
                continue
            }
            damping = damping < 1e-5 || next.value - likelihood.value > 0.75 * gain ? damping / 10 : damping
            if damping < 1e-6 { damping = 0 }
            (parameters, logarithms) = candidate
            likelihood = next
            if isFinished { break }
        }
        markLimits()
        isConverged = freeIndices.allSatisfy { abs(likelihood.gradient[$0]) <= 1e-9 * max(1, abs(likelihood.value)) }
    }

    /// Returns where a step leads, shortened and kept in the box; the longest part of it; and what it gains by the formula.
    private func taking(
        _ step: [Double],
        of free: [Int],
        _ information: [[Double]]
    ) -> ((parameters: SIMD4<Double>, logarithms: SIMD4<Double>), length: Double, gain: Double) {
        let length = step.reduce(0) { max($0, abs($1)) }
        let factor = length > Self.longestStep ? Self.longestStep / length : 1
        var (newParameters, newLogarithms) = (parameters, logarithms)
        var gain = 0.0
        for (row, index) in free.enumerated() {
            let origin = Elementary.log(start[index])
            newLogarithms[index] += factor * step[row]
            newLogarithms[index] = min(max(newLogarithms[index], origin - Self.limit), origin + Self.limit)
            newParameters[index] = Elementary.exp(newLogarithms[index])
            gain += step[row] * likelihood.gradient[index] * factor
            for column in free.indices {
                gain -= factor * factor * step[row] * information[row][column] * step[column] / 2
            }
        }
        return ((newParameters, newLogarithms), length, gain)
    }

    private mutating func markLimits() {
        for index in 0..<count {
            let distance = logarithms[index] - Elementary.log(start[index])
            atLimit[index] = abs(distance) >= Self.limit && distance * likelihood.gradient[index] >= 0
        }
    }

    private var freeIndices: [Int] { (0..<count).filter { !atLimit[$0] } }

    /// Returns the negative second derivatives by the free parameters; nil if there are none, or they are not finite.
    private func information(of free: [Int]) -> [[Double]]? {
        let rows = free.map { row in free.map { -likelihood.hessian[row][$0] } }
        return !free.isEmpty && rows.allSatisfy { $0.allSatisfy(\.isFinite) } ? rows : nil
    }
}
