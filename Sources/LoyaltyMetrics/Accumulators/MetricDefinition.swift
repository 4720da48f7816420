//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The named choices that make one metric comparable with itself: scale, unit, zone, currency, confidence.
///
/// Two figures may be compared, and two accumulators merged, only if their definitions are equal. A definition is data:
/// it codes itself as JSON with its ``kind`` and a version, and each result keeps the definition that it was made by.
public protocol MetricDefinition: Hashable, Codable, Sendable {
    /// The metric's name in JSON; unique among metrics and stable across releases.
    static var kind: String { get }
}
