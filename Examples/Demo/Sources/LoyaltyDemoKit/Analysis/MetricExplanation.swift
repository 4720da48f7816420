//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

extension Report {
    /// Returns what a metric is, how it was computed in this report and from where its formula comes.
    ///
    /// - Parameters:
    ///   - kind: The metric's name in JSON.
    ///   - style: How text is set off.
    /// - Returns: The explanation, line by line.
    /// - Throws: ``DemoError`` if no metric has this name.
    public func explanation(of kind: String, _ style: TextStyle) throws(DemoError) -> String {
        guard let description = MetricDescription.named(kind) else {
            let known = MetricDescription.all.map(\.kind).joined(separator: ", ")
            throw DemoError(.unknownMetric, "there is no metric '\(kind)'; the metrics are: \(known)")
        }
        var lines = [style.bold(description.name(in: .english)) + "  " + style.dim(kind)]
        lines += Figures.wrapped(description.definition(in: .english), style)
        lines.append(style.bold(description.name(in: .russian)))
        lines += Figures.wrapped(description.definition(in: .russian), style)
        if let source = description.source { lines += Figures.wrapped("Source: " + source, style) }
        if let line = scorecard.lines.first(where: { $0.kind == kind }) {
            lines.append(Figures.row("In this report", style.bold(line.value) + "  " + line.detail))
            lines.append(Figures.row("By this definition", line.definition))
        } else {
            lines.append("  This report has no data for it.")
        }
        return lines.joined(separator: "\n")
    }
}
