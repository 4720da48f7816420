//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension Tally {
    /// Returns the sum of two values of either sign, if it is within ± the bound.
    static func signedSum(_ first: Int64, _ second: Int64) throws(MetricsError) -> Int64 {
        let (sum, overflow) = first.addingReportingOverflow(second)
        guard !overflow, sum.magnitude <= maximum else { throw tooLarge }
        return sum
    }
}
