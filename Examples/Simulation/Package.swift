// swift-tools-version: 6.3
//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import PackageDescription

let testKit = Target.Dependency.product(name: "LoyaltyTestKit", package: "swift-loyalty")

let package = Package(
    name: "loyalty-sim",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "loyalty-sim", targets: ["loyalty-sim"])],
    dependencies: [.package(name: "swift-loyalty", path: "../..")],
    targets: [
        .target(name: "LoyaltySimulationKit", dependencies: [testKit]),
        .executableTarget(name: "loyalty-sim", dependencies: ["LoyaltySimulationKit", testKit]),
        .testTarget(name: "LoyaltySimulationKitTests", dependencies: ["LoyaltySimulationKit", testKit]),
    ],
    swiftLanguageModes: [.v6]
)
