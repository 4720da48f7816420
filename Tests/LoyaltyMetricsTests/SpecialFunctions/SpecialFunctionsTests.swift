//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics
import Testing

@Suite("Special functions: 12 digits and more, on every platform alike")
struct SpecialFunctionsTests {
    @Test("Log-gamma, digamma and trigamma agree with 30 digits", arguments: Example.all)
    func agree(example: Example) {
        let x = example.x
        #expect(isClose(SpecialFunctions.logGamma(x), example.logGamma, within: 1e-14))
        #expect(isClose(SpecialFunctions.digamma(x), example.digamma, within: 1e-13))
        #expect(isNear(SpecialFunctions.trigamma(x), example.trigamma, within: 1e-13))
    }

    @Test("Γ(x + 1) = x Γ(x), and so for the derivatives")
    func recurrence() {
        for step in 1...2_000 {
            let x = Double(step) / 64
            let logarithm = SpecialFunctions.logGamma(x + 1) - SpecialFunctions.logGamma(x)
            let ofSquare = SpecialFunctions.logGamma(x * x + 1) - SpecialFunctions.logGamma(x * x)
            #expect(isClose(2 * logarithm, ofSquare, within: 5e-12))
            #expect(isClose(SpecialFunctions.digamma(x + 1) - SpecialFunctions.digamma(x), 1 / x, within: 1e-13))
            let slope = SpecialFunctions.trigamma(x) - SpecialFunctions.trigamma(x + 1)
            #expect(isClose(slope, 1 / (x * x), within: 1e-13))
        }
    }

    @Test("At the ends of the range, and beyond, the limits stand")
    func ends() {
        #expect(SpecialFunctions.logGamma(0) == .infinity)
        #expect(SpecialFunctions.logGamma(.infinity) == .infinity)
        #expect(SpecialFunctions.digamma(0) == -.infinity)
        #expect(SpecialFunctions.digamma(.infinity) == .infinity)
        #expect(SpecialFunctions.trigamma(0) == .infinity)
        #expect(SpecialFunctions.trigamma(.infinity) == 0)
        for x in [-1.5, .nan, -.infinity] {
            #expect(SpecialFunctions.logGamma(x).isNaN)
            #expect(SpecialFunctions.digamma(x).isNaN)
            #expect(SpecialFunctions.trigamma(x).isNaN)
        }
    }

    @Test("The smallest and the largest numbers have finite logarithms")
    func extremes() {
        #expect(isNear(SpecialFunctions.logGamma(.leastNonzeroMagnitude), 744.440_071_921_381_3, within: 1e-14))
        #expect(isNear(SpecialFunctions.logGamma(1e300), 6.897_755_278_982_137e302, within: 1e-14))
    }

    struct Example: CustomTestStringConvertible, Sendable {
        let x: Double
        let logGamma: Double
        let digamma: Double
        let trigamma: Double

        init(_ x: Double, _ logGamma: Double, _ digamma: Double, _ trigamma: Double) {
            self.x = x
            self.logGamma = logGamma
            self.digamma = digamma
            self.trigamma = trigamma
        }

        var testDescription: String { "\(x)" }

        static let all = [
            Example(1e-8, 18.420680738180208905, -100000000.57721564845, 10000000000000001.645),
            Example(0.001, 6.9071788853838536825, -1000.5755719318103005, 1000001.642533195869),
            Example(0.25, 1.2880225246980774574, -4.2274535333762654081, 17.197329154507110739),
            Example(0.5, 0.57236494292470008707, -1.9635100260214234794, 4.9348022005446793094),
            Example(1, 0, -0.57721566490153286061, 1.6449340668482264365),
            Example(1.4616321449683622, -0.1214862905358496081, -1.3669595495722516912e-16, 0.96767224544762129552),
            Example(2, 0, 0.42278433509846713939, 0.64493406684822643647),
            Example(2.5, 0.28468287047291915963, 0.70315664064524318723, 0.49035775610023486497),
            Example(7, 6.5792512120101009951, 1.8727843350984671394, 0.15354517795933754758),
            Example(9.999, 12.799575780077412467, 2.2516474172057352559, 0.10517738667672886828),
            Example(10, 12.801827480081469611, 2.2517525890667211076, 0.10516633568168574612),
            Example(33.3, 82.603723581654952928, 3.4904672385202428639, 0.030485444095338885149),
            Example(1000, 5905.2204232091812118, 6.9072551956488120521, 0.0010005001666666333334),
            Example(123456.789, 1323902.0187950631238, 11.723642437180376626, 8.1000328787991712242e-6),
            Example(1e12, 26631021115915.651636, 27.631021115928048208, 1.0000000000005e-12),
        ]
    }
}
