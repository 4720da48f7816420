//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A share that is aimed at.
enum TargetShare {
    static func checked(_ target: Rate) throws(MetricsError) -> Rate {
        guard !target.isNegative, target.numerator <= target.denominator else {
            throw MetricsError(.invalidDefinition, "a target share is 0 to 1")
        }
        return target
    }
}

extension Proportion {
    /// Whether the share is the target or more, decided on whole numbers; nil if there are none.
    func meets(_ target: Rate) -> Bool? {
        guard total > 0 else { return nil }
        return Int128(count) * Int128(target.denominator) >= Int128(target.numerator) * Int128(total)
    }
}
