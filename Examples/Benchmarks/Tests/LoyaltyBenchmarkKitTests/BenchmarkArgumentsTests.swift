//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyBenchmarkKit
import Testing

@Suite("Benchmark arguments: a name or a family of names, and nothing unknown")
struct BenchmarkArgumentsTests {
    private static let known = ["a.one", "a.two", "a.two.more", "b"]

    @Test(
        "Names choose benchmarks in their own order",
        arguments: [
            ([], known),
            (["--json"], known),
            (["b", "a.one"], ["a.one", "b"]),
            (["a.two"], ["a.two", "a.two.more"]),
            (["a", "a.one"], ["a.one", "a.two", "a.two.more"]),
        ]
    )
    func namesChoose(arguments: [String], names: [String]) throws {
        let parsed = try BenchmarkArguments(arguments, known: Self.known)
        #expect(parsed.names == names)
        #expect(parsed.isJSON == arguments.contains("--json"))
    }

    @Test("An unknown name or option is refused with the list", arguments: ["a.t", "a.", "c", "", "--jsn", "-h"])
    func unknownIsRefused(argument: String) {
        let error = #expect(throws: ArgumentError.self) {
            try BenchmarkArguments(["b", argument], known: Self.known)
        }
        #expect(error?.argument == argument)
        #expect(Self.known.allSatisfy { error?.description.contains($0) ?? false })
    }

    @Test("Every benchmark has a name of its own")
    func namesDiffer() {
        let names = Benchmark.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.contains("points.decide.lots10") && names.contains("points.decide.lots1000"))
    }
}
