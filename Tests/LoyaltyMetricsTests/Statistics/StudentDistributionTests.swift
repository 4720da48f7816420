//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics
import Testing

/// Reference values have 17 digits of mpmath at 40 digits; customary tables of the distribution show the same ones.
@Suite("Student's t distribution: tails and quantiles to 12 digits")
struct StudentDistributionTests {
    @Test(
        "Tail probabilities agree with reference values, near 0 and far out",
        arguments: [
            Case(1, 0.5, 0.70483276469913345),
            Case(1, 1, 0.5),
            Case(1, 12.7, 0.05002432768934416),
            Case(1, 1_000, 0.00063661956016111788),
            Case(2.5, 0.3, 0.78734237149519721),
            Case(2.5, 1.5, 0.24783645308629626),
            Case(2.5, 4, 0.039012975841318247),
            Case(10, 0.1, 0.92232071856440832),
            Case(10, 1.4142135, 0.1876698886770247),
            Case(10, 2.228139, 0.049999987452882562),
            Case(10, 8, 1.177494278966616e-5),
            Case(10, 40, 2.2808577430857546e-12),
            Case(30.25, 1.41, 0.16873944813585235),
            Case(30.25, 2, 0.054548722214723229),
            Case(30.25, 6, 1.3497955027046183e-6),
            Case(999.5, 0.7, 0.48409019542263503),
            Case(999.5, 1.96, 0.050273323775273799),
            Case(999.5, 10, 1.6689441538280113e-22),
            Case(5841.74203209357, 2.3, 0.021483304515616621),
            Case(5841.74203209357, 7, 2.8467596668624723e-12),
            Case(100_000, 1, 0.31731292756411002),
            Case(100_000, 5, 5.7427016786416729e-7),
            // So many degrees of freedom that the distribution is the normal one.
            Case(1e15, 0.5, 0.61707507745197379),
            Case(1e15, 1.96, 0.049995790296440872),
            Case(1e15, 5, 5.7330314375838782e-7),
        ]
    )
    func tails(example: Case) throws {
        let student = try StudentDistribution(degreesOfFreedom: example.degrees)
        for t in [example.value, -example.value] {
            let probability = student.twoSidedProbability(beyond: t)
            #expect(abs(probability / example.expected - 1) < 1e-12, "\(probability)")
        }
    }

    @Test(
        "Quantiles agree with reference values",
        arguments: [
            (1, [6.3137515146750431, 12.706204736174705, 63.656741162871581]),
            (2, [2.9199855803537257, 4.3026527297494639, 9.9248432009182931]),
            (3.5, [2.2224334936496015, 2.9400886379827298, 5.0857022230912584]),
            (10, [1.8124611228116764, 2.2281388519862747, 3.1692726726169512]),
            (30, [1.6972608865939578, 2.0422724563012383, 2.7499956535672253]),
            (1_000, [1.6463788172854647, 1.9623390808264085, 2.5807546980659511]),
            (5841.74203209357, [1.6451145101402427, 1.9603701569544812, 2.5766711860350031]),
        ] as [(Double, [Double])]
    )
    func quantiles(degrees: Double, expected: [Double]) throws {
        let student = try StudentDistribution(degreesOfFreedom: degrees)
        for (level, value) in zip(ConfidenceLevel.allCases, expected) {
            #expect(isClose(student.quantile(level), value), "\(level)")
        }
    }

    @Test(
        "With many degrees of freedom a quantile is that of the normal distribution",
        arguments: ConfidenceLevel.allCases
    )
    func normalLimit(level: ConfidenceLevel) throws {
        let student = try StudentDistribution(degreesOfFreedom: 9_007_199_254_740_991)
        #expect(isClose(student.quantile(level), level.quantile))
    }

    @Test("A quantile leaves just its level outside", arguments: ConfidenceLevel.allCases, [1, 1.25, 7, 99.9, 1e6])
    func inverse(level: ConfidenceLevel, degrees: Double) throws {
        let student = try StudentDistribution(degreesOfFreedom: degrees)
        let left = student.twoSidedProbability(beyond: student.quantile(level))
        #expect(isClose(left * 100, Double(100 - level.rawValue)))
    }

    @Test("Tails shrink as the value grows, also where series and fraction meet", arguments: [1, 3, 20, 1_000, 1e9])
    func monotone(degrees: Double) throws {
        let student = try StudentDistribution(degreesOfFreedom: degrees)
        let values = (0...400).map { student.twoSidedProbability(beyond: Double($0) / 50) }
        #expect(values == values.sorted(by: >) && values.first == 1 && values.allSatisfy { $0 > 0 })
    }

    @Test("Nothing is beyond infinity, and all is beyond 0 or what is no number")
    func edges() throws {
        let student = try StudentDistribution(degreesOfFreedom: 4)
        #expect(student.twoSidedProbability(beyond: 0) == 1)
        #expect(student.twoSidedProbability(beyond: .nan) == 1)
        #expect(student.twoSidedProbability(beyond: 1e-300) == 1)
        #expect(student.twoSidedProbability(beyond: -.infinity) == 0)
        #expect(student.twoSidedProbability(beyond: 1e200) == 0)
    }

    @Test("Degrees of freedom outside their range are refused", arguments: [0, 0.99, -1, 1e16, .infinity, .nan])
    func refused(degrees: Double) {
        let error = #expect(throws: MetricsError.self) { try StudentDistribution(degreesOfFreedom: degrees) }
        #expect(error?.code == .invalidCounts)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let degrees, value, expected: Double

        init(_ degrees: Double, _ value: Double, _ expected: Double) {
            (self.degrees, self.value, self.expected) = (degrees, value, expected)
        }

        var testDescription: String { "beyond \(value) with \(degrees) degrees of freedom" }
    }
}
