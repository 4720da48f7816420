//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics
import Testing

/// Reference values have 17 digits of mpmath at 40 digits.
@Suite("Chi-squared distribution: the upper tail to 12 digits")
struct ChiSquaredDistributionTests {
    @Test(
        "Tail probabilities agree with reference values, near 0 and far out",
        arguments: [
            Case(1, 0.001, 0.97477287936996039),
            Case(1, 1, 0.3173105078629141),
            Case(1, 3.841459, 0.049999994653195766),
            Case(1, 15.384615384615385, 8.7699423755902312e-5),
            Case(1, 100, 1.5239706048321052e-23),
            Case(1, 1400, 2.1010145162642175e-306),
            Case(2, 0.5, 0.77880078307140487),
            Case(2, 5.991465, 0.049999988677700836),
            Case(2, 50, 1.3887943864964021e-11),
            Case(3, 1, 0.8012519569012008),
            Case(3, 7.814728, 0.049999997831966144),
            Case(3, 300, 9.9487583463277089e-65),
            Case(10, 2, 0.99634015317265629),
            Case(10, 18.307038, 0.050000000824732263),
            Case(10, 200, 1.6139305336977305e-37),
            Case(99, 50, 0.99999005454681246),
            Case(99, 99, 0.4810969124082639),
            Case(99, 123.2252, 0.050000135996025046),
            Case(99, 900, 2.289750440879944e-129),
            Case(100, 30, 0.99999999999909439),
            Case(100, 100, 0.48119168452795672),
            Case(100, 1300, 6.183246409128241e-208),
        ]
    )
    func tails(example: Case) throws {
        let distribution = try ChiSquaredDistribution(degreesOfFreedom: example.degrees)
        let probability = distribution.probability(beyond: example.value)
        #expect(abs(probability / example.expected - 1) < 1e-12, "\(probability)")
    }

    @Test("Tails shrink as the statistic grows and grow with the degrees of freedom")
    func monotone() throws {
        let tables = try (1...100).map { degrees in
            let distribution = try ChiSquaredDistribution(degreesOfFreedom: degrees)
            return (0...60).map { distribution.probability(beyond: Double($0) * 2) }
        }
        for row in tables { #expect(zip(row, row.dropFirst()).allSatisfy { $0 >= $1 - 1e-15 }) }
        for (row, next) in zip(tables, tables.dropFirst()) { #expect(zip(row, next).allSatisfy { $0 <= $1 + 1e-15 }) }
    }

    @Test("All is beyond 0 and nothing beyond infinity", arguments: [1, 2, 99, 100])
    func edges(degrees: Int) throws {
        let distribution = try ChiSquaredDistribution(degreesOfFreedom: degrees)
        for statistic in [0, -3, .nan] { #expect(distribution.probability(beyond: statistic) == 1) }
        for statistic in [1e5, 1e300, .infinity] { #expect(distribution.probability(beyond: statistic) == 0) }
    }

    @Test("Degrees of freedom outside their range are refused", arguments: [0, -1, 101])
    func refused(degrees: Int) {
        let error = #expect(throws: MetricsError.self) { try ChiSquaredDistribution(degreesOfFreedom: degrees) }
        #expect(error?.code == .invalidCounts)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let degrees: Int
        let value, expected: Double

        init(_ degrees: Int, _ value: Double, _ expected: Double) {
            (self.degrees, self.value, self.expected) = (degrees, value, expected)
        }

        var testDescription: String { "beyond \(value) with \(degrees) degrees of freedom" }
    }
}
