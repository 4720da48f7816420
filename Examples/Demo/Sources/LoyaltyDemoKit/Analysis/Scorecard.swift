//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

/// One line of the scorecard: a figure of a metric, and the definition that it was made by.
struct ScorecardLine {
    /// The metric's name in JSON.
    let kind: String
    /// The figure in words.
    let value: String
    /// What the figure is made of: counts, interval.
    let detail: String
    /// The definition as canonical JSON.
    let definition: String
    /// The figure for machines.
    let figure: JSONValue

    /// Creates a line.
    init(
        _ definition: some MetricDefinition,
        value: String,
        detail: String,
        figure: JSONValue
    ) throws {
        kind = type(of: definition).kind
        self.value = value
        self.detail = detail
        self.definition = try CanonicalJSON.text(of: definition)
        self.figure = figure
    }

    /// Creates a line for a share.
    init(_ definition: some MetricDefinition, share: Proportion, of whole: String) throws {
        var detail = "\(Figures.count(share.count)) of \(Figures.count(share.total)) \(whole)"
        if let interval = share.interval {
            detail += ", \(Figures.percent(interval.lower)) to \(Figures.percent(interval.upper))"
        }
        try self.init(
            definition,
            value: Figures.percent(share.value),
            detail: detail,
            figure: Figures.json(share.value)
        )
    }
}
