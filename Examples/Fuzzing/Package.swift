// swift-tools-version: 6.3
//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import PackageDescription

let segments: [Target.Dependency] = ["LoyaltyCore", "LoyaltySegments"].map {
    .product(name: $0, package: "swift-loyalty")
}

// Built plainly it replays the corpus; README.md says how to build it with libFuzzer.
let package = Package(
    name: "fuzzing",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "fuzz-segments", targets: ["fuzz-segments"])],
    dependencies: [.package(name: "swift-loyalty", path: "../..")],
    targets: [
        .target(name: "SegmentFuzzing", dependencies: segments),
        .executableTarget(name: "fuzz-segments", dependencies: ["SegmentFuzzing"]),
    ],
    swiftLanguageModes: [.v6]
)
