//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Gauss–Legendre quadrature with twelve points, exact for polynomials of degree 23.
enum GaussLegendre {
    /// The points of −1 to 1 that are positive, with their weights; the others mirror them.
    static let nodes: [(point: Double, weight: Double)] = [
        (0.125_233_408_511_468_915, 0.249_147_045_813_402_785),
        (0.367_831_498_998_180_194, 0.233_492_536_538_354_809),
        (0.587_317_954_286_617_447, 0.203_167_426_723_065_922),
        (0.769_902_674_194_304_687, 0.160_078_328_543_346_226),
        (0.904_117_256_370_474_857, 0.106_939_325_995_318_431),
        (0.981_560_634_246_719_251, 0.047_175_336_386_511_827_2),
    ]

    /// Calls a function with the points of a panel and their weights.
    @inline(__always)
    static func forEach(from lower: Double, to upper: Double, _ body: (_ point: Double, _ weight: Double) -> Void) {
        let half = (upper - lower) / 2
        let middle = lower + half
        for (point, weight) in nodes {
            body(middle - half * point, half * weight)
            body(middle + half * point, half * weight)
        }
    }
}
