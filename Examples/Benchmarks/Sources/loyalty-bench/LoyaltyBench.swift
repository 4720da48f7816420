//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyBenchmarkKit

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Measures the parts of the libraries that run for every command.
@main
enum LoyaltyBench {
    static func main() throws {
        let arguments: BenchmarkArguments
        do {
            arguments = try BenchmarkArguments(
                Array(CommandLine.arguments.dropFirst()),
                known: Benchmark.all.map(\.name)
            )
        } catch {
            print(error)
            exit(64)
        }
        var measurements: [Measurement] = []
        for benchmark in Benchmark.all where arguments.names.contains(benchmark.name) {
            guard let measurement = try benchmark.run() else { continue }
            if arguments.isJSON { measurements.append(measurement) } else { print(measurement.line) }
        }
        if arguments.isJSON { print(try Measurement.json(measurements)) }
    }
}
