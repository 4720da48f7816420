// swift-tools-version: 6.3
//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import PackageDescription

/// A library module: a product of its own name, tested by a target that mirrors its sources.
struct Module {
    let name: String
    var dependencies: [String] = []
    var testDependencies: [String] = ["LoyaltyTestKit"]
}

let modules = [
    Module(name: "LoyaltyCore"),
    Module(
        name: "LoyaltyJournal",
        dependencies: ["LoyaltyCore"],
        testDependencies: ["LoyaltyInMemory", "LoyaltyTestKit"]
    ),
    Module(name: "LoyaltyMetrics", dependencies: ["LoyaltyCore"]),
    Module(name: "LoyaltySegments", dependencies: ["LoyaltyCore"]),
    Module(
        name: "LoyaltyRewards",
        dependencies: ["LoyaltyCore"],
        testDependencies: ["LoyaltyJournal", "LoyaltyInMemory", "LoyaltyTestKit"]
    ),
    Module(
        name: "LoyaltyReferrals",
        dependencies: ["LoyaltyCore"],
        testDependencies: ["LoyaltyJournal", "LoyaltyInMemory", "LoyaltyTestKit"]
    ),
    Module(name: "LoyaltyFoundation", dependencies: ["LoyaltyCore"]),
    Module(name: "LoyaltyInMemory", dependencies: ["LoyaltyCore", "LoyaltyJournal"]),
    Module(
        name: "LoyaltyTestKit",
        dependencies: ["LoyaltyCore", "LoyaltyJournal", "LoyaltyInMemory", "LoyaltyRewards", "LoyaltyReferrals"],
        testDependencies: []
    ),
]

let package = Package(
    name: "swift-loyalty",
    platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
    products: modules.map { .library(name: $0.name, targets: [$0.name]) },
    targets: modules.flatMap { module in
        [
            Target.target(name: module.name, dependencies: module.dependencies.map { .target(name: $0) }),
            Target.testTarget(
                name: module.name + "Tests",
                dependencies: Set([module.name, "LoyaltyCore"] + module.dependencies + module.testDependencies)
                    .sorted().map { .target(name: $0) }
            ),
        ]
    },
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = [
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("ImmutableWeakCaptures"),
    ]
}
