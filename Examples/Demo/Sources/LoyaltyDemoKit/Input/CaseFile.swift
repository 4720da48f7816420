//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

/// The support cases of a CSV file: one row a case.
public struct CaseFile: Sendable {
    /// The cases, in the order of the file.
    public let cases: [HandledCase]
    /// What became of each row.
    public let counts: RowCounts

    /// Reads a file.
    ///
    /// Its columns are found by the names that such files often use: when a case was opened, first answered and resolved, how
    /// urgent it was, how often it was opened again and whether its target was met; all but the first may be missing.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - progress: Told now and then how much is read, 0 to 1.
    /// - Throws: ``DemoError`` if the file cannot be read at all, or has no cases.
    public init(_ bytes: [UInt8], progress: (Double) -> Void) throws(DemoError) {
        var table = try CSVTable(bytes)
        let none = try ColumnMapping(parsing: "")
        let header = table.header
        func place(_ name: String, _ aliases: [String]) throws(DemoError) -> Int? {
            try none.index(of: name, aliases: aliases, in: header)
        }
        let opened = try none.required("opened", aliases: ["opened_at", "created_at", "at"], in: header)
        let id = try place("id", ["number", "id", "case_id"])
        let answered = try place("answered", ["first_response_at", "answered_at"])
        let resolved = try place("resolved", ["resolved_at"])
        let priority = try place("priority", ["priority"])
        let reopened = try place("reopened", ["reopen_count", "reopened"])
        let kept = try place("kept", ["made_sla", "kept"])
        var cases: [HandledCase] = []
        table.forEachRow(progress: progress) { line, fields, counts in
            func field(_ place: Int?) -> String { place.map { fields[$0] } ?? "" }
            guard let at = RowReading.instant(fields[opened]) else {
                return counts.reject(line, "invalidDate", "the time of opening cannot be read")
            }
            do throws(CoreError) {
                let supportCase = SupportCase(
                    id: try ActivityID(id == nil ? "line-\(line)" : field(id)),
                    at: at,
                    customer: nil,
                    firstResponseAt: RowReading.instant(field(answered)),
                    resolvedAt: RowReading.instant(field(resolved)),
                    reopened: Int(field(reopened)) ?? 0
                )
                let verdict: CaseVerdict? = field(kept) == "true" ? .kept : field(kept) == "false" ? .missed : nil
                cases.append(HandledCase(supportCase, priority: Int(field(priority)), verdict: verdict))
            } catch {
                counts.reject(line, error.code.description, error.message)
            }
        }
        guard !cases.isEmpty else { throw DemoError(.emptyFile, "the file has no cases") }
        self.cases = cases
        self.counts = table.counts
    }
}
