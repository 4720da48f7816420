//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

extension VectorComputation {
    /// Cases on the Online Retail data set.
    static let retail: [String: VectorComputation] = [:]

    /// Cases on support cases.
    static let service: [String: VectorComputation] = [:]
}
