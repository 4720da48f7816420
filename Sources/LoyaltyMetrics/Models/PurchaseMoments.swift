//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The means of a number of purchases and of its square, from which follows how much the number varies.
public struct PurchaseMoments: Hashable, Sendable {
    /// The mean.
    public let mean: Double
    /// The mean of the square.
    public let meanSquare: Double

    /// Creates the moments.
    ///
    /// - Parameters:
    ///   - mean: The mean.
    ///   - meanSquare: The mean of the square.
    public init(mean: Double, meanSquare: Double) {
        self.mean = mean
        self.meanSquare = meanSquare
    }

    /// The mean of the squared distance from the mean.
    public var variance: Double { max(0, meanSquare - mean * mean) }

    static let zero = PurchaseMoments(mean: 0, meanSquare: 0)
}
