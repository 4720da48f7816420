//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A time at which a customer may have stopped, as the two distributions see it.
struct SilencePoint {
    /// ln (α + y) / (α + e), where e is the start of the range.
    let logAlpha: Double
    /// ln (β + y) / (β + e).
    let logBeta: Double
    /// α + y.
    let alpha: Double
    /// β + y.
    let beta: Double
}
