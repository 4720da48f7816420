//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What an accrual was made of: what its event says, and what the account remembers of it for as long as it can be returned.
struct AccrualTerms: Hashable, Codable, Sendable {
    /// The order or the action, as it was.
    let source: AccrualSource
    /// What else the figure depended on, besides the source and the program.
    let context: AccrualContext
    /// The version of the program that decided.
    let version: DefinitionVersion
    /// The steps of points that were granted; zero for a source that earns nothing.
    let granted: Int64
    /// The exact points in millionths of a step if the program carries remainders; zero otherwise.
    let millionths: Int64

    private enum CodingKeys: String, CodingKey { case context, granted, millionths, source, version }
}
