//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyDemoKit
import LoyaltyMetrics
import Testing

@Suite("Case files: one row a case")
struct CaseFileTests {
    private func file(_ text: String) throws(DemoError) -> CaseFile { try CaseFile(Array(text.utf8)) { _ in } }

    @Test("Times, urgency and whether the target was met are read, and what is blank is unknown")
    func rows() throws {
        let file = try file(
            """
            number,opened_at,first_response_at,resolved_at,priority,reopen_count,made_sla
            a,2026-01-01T08:00,2026-01-01T08:30,2026-01-01T10:00,3,1,true
            b,2026-01-02T08:00,,,,,
            """
        )
        #expect(file.cases.map(\.priority) == [3, nil])
        #expect(file.cases.map(\.verdict) == [.kept, nil])
        #expect(file.cases.map(\.supportCase.reopened) == [1, 0])
        #expect(file.cases[1].supportCase.resolvedAt == nil)
        #expect(try Service(of: file.cases).all.resolution.minutes.maximum == 120)
    }

    @Test("A row without a time of opening is rejected, and a file without a column of them refused")
    func malformed() throws {
        let file = try file("number,opened_at\na,soon\nb,2026-01-02T08:00\n")
        #expect(file.cases.count == 1)
        #expect(file.counts.rejected.count == 1)
        let error = #expect(throws: DemoError.self) { try self.file("number,closed_at\na,2026-01-02T08:00\n") }
        #expect(error?.code == .missingColumn)
        #expect(throws: DemoError.self) { try self.file("number,opened_at\n") }
    }
}
