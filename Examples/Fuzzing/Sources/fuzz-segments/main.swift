//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
import SegmentFuzzing

// Built plainly: the inputs in the files and folders of the arguments, by default those of the corpus, keep the laws.
// Built with FUZZING: libFuzzer finds the inputs.

#if FUZZING

    @_silgen_name("LLVMFuzzerRunDriver")
    private func runDriver(
        _ count: UnsafeMutablePointer<Int32>,
        _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
        _ input: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
    ) -> Int32

    private let laws = try SegmentLaws()

    @_cdecl("LLVMFuzzerTestOneInput")
    func checkInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
        let input = UnsafeBufferPointer(start: start, count: count)
        if let law = laws.broken(by: Array(input)) { fatalError("broken: " + law) }
        return 0
    }

    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments, checkInput))

#else

    func inputs(in path: String) throws -> [(name: String, bytes: [UInt8])] {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard isFolder.boolValue else { return [(path, Array(try Data(contentsOf: URL(fileURLWithPath: path))))] }
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted().flatMap {
            try inputs(in: path + "/" + $0)
        }
    }

    let laws = try SegmentLaws()
    let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Corpus").path
    let paths = CommandLine.arguments.count > 1 ? Array(CommandLine.arguments.dropFirst()) : [corpus]
    var checked = 0
    var broken = 0
    for (name, bytes) in try paths.flatMap(inputs) {
        checked += 1
        guard let law = laws.broken(by: bytes) else { continue }
        broken += 1
        print("\(name): broken: \(law)")
    }
    print("\(checked) inputs, \(broken) break a law")
    exit(broken == 0 && checked > 0 ? 0 : 1)

#endif
