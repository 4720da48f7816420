//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How many contacts have one attribute filled.
public struct AttributeCoverage: Hashable, Sendable {
    /// The attribute's name.
    public let name: String
    /// The share of contacts that have it filled, with its interval.
    public let share: Proportion
    /// Whether the share is the target or more, decided on whole numbers; nil without contacts.
    public let meetsTarget: Bool?
}
