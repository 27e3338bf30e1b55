// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <csignal>
#include <limits>
#include <thread>

#include "core/base/files.h"
#include "core/base/npy.h"
#include "core/data/users_as_items.h"
#include "core/store/naming.h"
#include "tests/core/store/store_support.h"

namespace armillary::store {
namespace {

namespace fs = std::filesystem;
using data::Attribute;
using data::AttributeType;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr float kNaNf = std::numeric_limits<float>::quiet_NaN();

Attribute column(const char* name, AttributeType type) {
    Attribute attribute;
    attribute.name = name;
    attribute.type = type;
    return attribute;
}

/// Three users, four items, and everything that a format could stumble over.
data::DatasetParts awkward_parts(const std::string& name) {
    data::DatasetParts parts;
    parts.name = name;
    for (const char* id : {"007", "7", "Größe, \"q\""}) parts.users.insert(id);
    for (const char* id : {"b", "", "a|b\\", " blank "}) parts.items.insert(id);
    parts.interactions.user = {0, 0, 1, 2, 2};
    parts.interactions.item = {3, 0, 1, 2, 0};
    parts.interactions.value = {1.5f, kNaNf, -0.0f, 3.4e38f, 1e-45f};
    parts.interactions.time = {1'700'000'000'000, data::kNoTime, -1, 0, 5};
    parts.interactions.behaviour = {0, 1, 1, 0, 1};
    parts.interactions.part = {0, 0, 1, 2, 0};
    parts.time_kind = data::TimeKind::utc_milliseconds;
    parts.behaviours = {"view", "buy \"now\""};

    Attribute gender = column("gender", AttributeType::categorical);
    gender.sensitive = true;
    gender.categories = {"unused", "F", "M, or\nnot"};
    gender.codes = {2, -1, 1};
    parts.user_table.columns = {gender};

    Attribute title = column("title, with \"comma\"", AttributeType::text);
    title.texts = {"two\r\nlines", "", "say \"hi\", twice", " edges "};
    Attribute genres = column("genres", AttributeType::multi_categorical);
    genres.categories = {"Sci|Fi", "back\\slash", "Drama", "a,b"};
    genres.codes = {2, 0, 1, 3, 2, 2};
    genres.offsets = {0, 3, 3, 4, 6};
    Attribute price = column("price", AttributeType::numeric);
    price.numbers = {0.1, kNaN, -std::numeric_limits<double>::infinity(), -0.0};
    Attribute odd = column("odd", AttributeType::numeric);
    odd.numbers = {-kNaN, std::numeric_limits<double>::denorm_min(), 1e300, 12345678.9};
    parts.item_table.columns = {title, genres, price, odd};
    parts.item_table.title_column = title.name;
    parts.user_table.rows = 3;
    parts.item_table.rows = 4;

    parts.item_features.push_back(
        {"text/../x", 4, 2, {1, 2, kNaNf, 4, 5, 6, 0, 0}, {1, 1, 1, 0}, "made up", "train"});
    parts.item_features.push_back({"text-..-x", 4, 1, {1, 2, 3, 4}, {1, 1, 1, 1}, "", "external"});
    parts.codes.push_back({"moe10", 2, {0, 1, 2, 3, -1, -1, 0, 1}});
    parts.sources = {{"ratings.csv", 12, std::string(64, 'a')}};
    parts.loader = "csv";
    parts.pipeline = {{"k_core", "5, 5", 100, 5, 9, 3, 8, 4}};
    parts.warnings = {"times are whole days"};
    parts.truth_json = R"({"cluster": [0, 1]})";
    return parts;
}

data::Dataset simple(const std::string& name, int rows) {
    data::DatasetParts parts;
    parts.name = name;
    for (int i = 0; i < rows; ++i) {
        parts.interactions.user.push_back(parts.users.insert("u" + std::to_string(i % 97)));
        parts.interactions.item.push_back(parts.items.insert("i" + std::to_string(i % 89)));
    }
    return data::Dataset(std::move(parts));
}

data::ImportReport report() {
    data::ImportReport report;
    report.format = "csv";
    report.rows_read = 6;
    report.rows_kept = 5;
    report.rows_rejected = 1;
    report.examples = {{"ratings.csv", 3, 2, "'x\xff' is no number"}};
    report.warnings = {"the file is Latin-1"};
    data::JoinReport& join = report.joins.emplace_back();
    join.what = "items.csv";
    join.repairs = {{"case", 2}};
    return report;
}

template <typename T>
bool same_bits(const std::vector<T>& a, const std::vector<T>& b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](T x, T y) {
               return std::bit_cast<std::array<std::byte, sizeof(T)>>(x) ==
                      std::bit_cast<std::array<std::byte, sizeof(T)>>(y);
           });
}

TEST(DatasetFolder, LoadingGivesTheVerySameDataSet) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    const data::Dataset original(awkward_parts("awkward"));
    workspace.add_dataset(original, report(), R"({"density": 0.4})");
    const data::DatasetPtr loaded = Workspace(folder.path()).load_dataset("awkward");

    EXPECT_EQ(loaded->fingerprint(), original.fingerprint());
    EXPECT_EQ(loaded->name(), "awkward");
    const data::DatasetParts &a = original.parts(), &b = loaded->parts();
    EXPECT_TRUE(same_bits(a.interactions.value, b.interactions.value));
    EXPECT_EQ(a.interactions.time, b.interactions.time);
    EXPECT_EQ(a.interactions.behaviour, b.interactions.behaviour);
    EXPECT_EQ(a.interactions.part, b.interactions.part);
    EXPECT_EQ(a.behaviours, b.behaviours);
    EXPECT_EQ(b.time_kind, data::TimeKind::utc_milliseconds);
    for (int32_t i = 0; i < 4; ++i) EXPECT_EQ(a.items[i], b.items[i]);
    ASSERT_EQ(b.user_table.columns.size(), 1u);
    EXPECT_TRUE(b.user_table.columns[0].sensitive);
    EXPECT_EQ(b.user_table.columns[0].categories, a.user_table.columns[0].categories);
    EXPECT_EQ(b.user_table.columns[0].codes, a.user_table.columns[0].codes);
    ASSERT_EQ(b.item_table.columns.size(), 4u);
    EXPECT_EQ(b.item_table.title_column, a.item_table.title_column);
    EXPECT_EQ(b.item_table.columns[0].texts, a.item_table.columns[0].texts);
    EXPECT_EQ(b.item_table.columns[1].codes, a.item_table.columns[1].codes);
    EXPECT_EQ(b.item_table.columns[1].offsets, a.item_table.columns[1].offsets);
    EXPECT_TRUE(same_bits(b.item_table.columns[2].numbers, a.item_table.columns[2].numbers));
    EXPECT_TRUE(same_bits(b.item_table.columns[3].numbers, a.item_table.columns[3].numbers));
    ASSERT_EQ(b.item_features.size(), 2u);
    EXPECT_EQ(b.item_features[0].modality, "text/../x");
    EXPECT_TRUE(same_bits(b.item_features[0].values, a.item_features[0].values));
    EXPECT_EQ(b.item_features[0].present, a.item_features[0].present);
    EXPECT_EQ(b.item_features[0].fitted_on, "train");
    EXPECT_EQ(b.item_features[1].values, a.item_features[1].values);
    ASSERT_EQ(b.codes.size(), 1u);
    EXPECT_EQ(b.codes[0].codes, a.codes[0].codes);
    EXPECT_EQ(b.loader, "csv");
    ASSERT_EQ(b.pipeline.size(), 1u);
    EXPECT_EQ(b.pipeline[0].users_before, 9);
    ASSERT_EQ(b.sources.size(), 1u);
    EXPECT_EQ(b.sources[0].bytes, 12);
    EXPECT_EQ(b.truth_json, a.truth_json);
}

TEST(DatasetFolder, ASetOfUsersComesBackAsItWas) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    data::DatasetParts parts = awkward_parts("awkward");
    parts.interactions.part.clear();
    const data::Dataset users(data::users_as_items(data::Dataset(std::move(parts)), {.leave_out = 1}));
    workspace.add_dataset(users, {}, "{}");
    const data::DatasetPtr loaded = Workspace(folder.path()).load_dataset(users.name());
    EXPECT_EQ(loaded->fingerprint(), users.fingerprint());
    EXPECT_EQ(loaded->parts().loader, data::kUsersAsItems);
    EXPECT_EQ(loaded->parts().warnings, users.parts().warnings);
    EXPECT_EQ(loaded->parts().sources.front().name, "awkward");
    EXPECT_EQ(loaded->parts().pipeline.back().detail, users.parts().pipeline.back().detail);
    ASSERT_EQ(loaded->item_features().size(), users.item_features().size());
    ASSERT_FALSE(loaded->item_features().empty());
    for (size_t i = 0; i < users.item_features().size(); ++i) {
        EXPECT_EQ(loaded->item_features()[i].present, users.item_features()[i].present);
        EXPECT_EQ(loaded->item_features()[i].source, users.item_features()[i].source);
        EXPECT_EQ(loaded->item_features()[i].fitted_on, "all");
    }
    EXPECT_EQ(workspace.dataset_summary(users.name()).format, data::kUsersAsItems);
}

TEST(DatasetFolder, ASetOfUsersNeverTakesThePlaceOfItsSource) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    data::DatasetParts parts = awkward_parts("a-b");
    parts.interactions.part.clear();
    const data::Dataset source(std::move(parts));
    workspace.add_dataset(source, {}, "{}");
    const data::Dataset users(data::users_as_items(source, {.name = "a/b", .leave_out = 1}));
    for (const bool replace : {false, true})  // the other name of the same folder
        EXPECT_THROW(workspace.add_dataset(users, {}, "{}", replace), UsageError);
    EXPECT_EQ(workspace.load_dataset("a-b")->fingerprint(), source.fingerprint());
    const data::Dataset beside(data::users_as_items(source, {.leave_out = 1})),
        again(data::users_as_items(source, {.leave_out = 0}));
    workspace.add_dataset(beside, {}, "{}");
    EXPECT_EQ(workspace.add_dataset(again, {}, "{}", true).fingerprint, again.fingerprint());
}

TEST(DatasetFolder, SummaryAndReportTellWhatWasImported) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    const data::Dataset original(awkward_parts("awkward"));
    workspace.add_dataset(original, report(), R"({"density": 0.4})");
    const DatasetSummary summary = workspace.dataset_summary("awkward");
    EXPECT_EQ(summary.users, 3);
    EXPECT_EQ(summary.items, 4);
    EXPECT_EQ(summary.interactions, 5);
    EXPECT_EQ(summary.rejected, 1);
    EXPECT_EQ(summary.format, "csv");
    EXPECT_EQ(summary.fingerprint, original.fingerprint());
    EXPECT_THAT(summary.warnings, ElementsAre("times are whole days", "the file is Latin-1"));
    EXPECT_EQ(summary.created.size(), std::string("2024-05-01T12:34:56.789Z").size());
    EXPECT_EQ(workspace.dataset_profile("awkward"), R"({"density": 0.4})");
    EXPECT_THAT(workspace.dataset_report("awkward"), HasSubstr("is no number"));
    EXPECT_THAT(workspace.dataset_report("awkward"), HasSubstr("\"case\": 2"));
}

TEST(DatasetFolder, ItemTableAloneSurvives) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    data::DatasetParts parts;
    parts.name = "catalogue";
    parts.items.insert("a");
    parts.item_table.columns = {data::make_attribute("price", AttributeType::numeric, {"2.5"})};
    parts.item_table.rows = 1;
    const data::Dataset original(std::move(parts));
    workspace.add_dataset(original, {}, "");
    EXPECT_EQ(workspace.load_dataset("catalogue")->fingerprint(), original.fingerprint());
    EXPECT_EQ(workspace.load_dataset("catalogue")->user_count(), 0);
    EXPECT_EQ(error_of([&] { workspace.dataset_profile("catalogue"); }).kind(), ErrorKind::not_found);
}

TEST(DatasetFolder, ColumnsAreOpenArraysAndTables) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    workspace.add_dataset(data::Dataset(awkward_parts("awkward")), report(), "");
    const fs::path there = folder.path() / "datasets" / "awkward";
    EXPECT_EQ(std::get<std::vector<int32_t>>(read_npy(there / "item.npy").values),
              (std::vector<int32_t>{3, 0, 1, 2, 0}));
    EXPECT_EQ(read_file(there / "items.txt"), "b\n\na|b\\\n blank \n");
    const std::string csv = read_file(there / "items.csv");
    EXPECT_EQ(csv.substr(0, csv.find('\n')), "id,\"title, with \"\"comma\"\"\",genres,price,odd");
    EXPECT_THAT(csv, HasSubstr("Drama|Sci\\|Fi|back\\\\slash,0.1,"));
}

TEST(DatasetFolder, WhatTheLayoutCannotHoldIsRefusedAndLeavesNothing) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    const auto before = snapshot(folder.path() / "datasets");
    auto refused = [&](auto change) {
        data::DatasetParts parts = awkward_parts("bad");
        change(parts);
        const data::Dataset dataset(std::move(parts));
        const Error error = error_of([&] { workspace.add_dataset(dataset, {}, ""); });
        EXPECT_EQ(error.kind(), ErrorKind::bad_input) << error.what();
        return std::string(error.what());
    };
    EXPECT_THAT(refused([](auto& parts) {
                    parts.users = {};
                    for (const char* id : {"1", "2\n3", "4"}) parts.users.insert(id);
                }),
                HasSubstr("line break"));
    EXPECT_THAT(refused([](auto& parts) { parts.user_table.columns[0].categories[1] = "unused"; }),
                HasSubstr("twice"));
    EXPECT_THAT(refused([](auto& parts) { parts.behaviours[0] = "\xff"; }), HasSubstr("UTF-8"));
    EXPECT_EQ(snapshot(folder.path() / "datasets"), before);
    EXPECT_TRUE(workspace.datasets().empty());
}

TEST(DatasetFolder, DamagedFilesAreNamed) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    const fs::path there = folder.path() / "datasets" / "awkward";
    auto damaged = [&](const char* file, const std::string& content) {
        workspace.add_dataset(data::Dataset(awkward_parts("awkward")), report(), "", true);
        write_file_atomically(there / file, content);
        const Error error = error_of([&] { workspace.load_dataset("awkward"); });
        EXPECT_EQ(error.kind(), ErrorKind::bad_input) << file << ": " << error.what();
        return error.where() + ": " + error.what();
    };
    const std::string csv = read_file(
        (workspace.add_dataset(data::Dataset(awkward_parts("awkward")), report(), ""), there / "items.csv"));
    EXPECT_THAT(damaged("items.csv", csv.substr(0, csv.size() - 9)), HasSubstr("items.csv:"));
    EXPECT_THAT(damaged("items.csv", csv.substr(0, csv.find("\n") + 1)), HasSubstr("0 of 4 rows"));
    EXPECT_THAT(damaged("items.csv", csv + csv), HasSubstr("more rows"));
    EXPECT_THAT(damaged("users.csv", "id,gender\n007,X\n7,\nz,F\n"), HasSubstr("users.csv:2"));
    EXPECT_THAT(damaged("users.txt", "007\n7\n"), HasSubstr("users.txt"));
    EXPECT_THAT(damaged("users.txt", "007\n7\n7\n"), HasSubstr("users.txt:3"));
    EXPECT_THAT(damaged("user.npy", read_file(there / "time.npy")), HasSubstr("user.npy"));
    EXPECT_THAT(damaged("dataset.json", "{\"format\":1}"), HasSubstr("awkward"));
    EXPECT_THAT(damaged("dataset.json", "{"), HasSubstr("dataset.json"));
    ASSERT_EQ(workspace.datasets().size(), 1u);
    EXPECT_THAT(workspace.datasets()[0].warnings.at(0), HasSubstr("cannot be read"));
}

TEST(DatasetNames, KeepLettersAndReplaceTheRest) {
    EXPECT_EQ(folder_name("ml-100k"), "ml-100k");
    EXPECT_EQ(folder_name("My data_2.0"), "My data_2.0");
    EXPECT_EQ(folder_name("../../etc/passwd"), "-.-..-etc-passwd");
    EXPECT_EQ(folder_name("a/b:c*"), "a-b-c-");
    EXPECT_EQ(folder_name("Bücher"), "Bücher");
    EXPECT_EQ(folder_name("\xff\xfe"), "--");
    EXPECT_EQ(folder_name("  "), "data");
    EXPECT_EQ(folder_name(""), "data");
    std::string umlauts;
    for (int i = 0; i < 100; ++i) umlauts += "ü";
    EXPECT_EQ(folder_name("x" + umlauts).size(), 119u);
}

TEST(WorkspaceDatasets, SameNameNeedsSameContentOrReplace) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    const data::Dataset first = simple("toy", 100), second = simple("toy", 200);
    workspace.add_dataset(first, {}, "");
    EXPECT_NO_THROW(workspace.add_dataset(first, {}, ""));
    const Error error = error_of([&] { workspace.add_dataset(second, {}, ""); });
    EXPECT_EQ(error.kind(), ErrorKind::conflict);
    EXPECT_THAT(error.what(), HasSubstr("100 interactions"));
    EXPECT_EQ(workspace.load_dataset("toy")->interaction_count(), 100);
    workspace.add_dataset(second, {}, "", true);
    EXPECT_EQ(workspace.load_dataset("toy")->fingerprint(), second.fingerprint());
    EXPECT_EQ(workspace.datasets().size(), 1u);
    EXPECT_FALSE(fs::exists(folder.path() / "datasets" / ".draft"));
}

TEST(WorkspaceDatasets, UnknownNameIsNotFoundWithTheNearest) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    EXPECT_THAT(error_of([&] { workspace.load_dataset("x"); }).what(), HasSubstr("none yet"));
    workspace.add_dataset(simple("movielens", 10), {}, "");
    const Error error = error_of([&] { workspace.dataset_summary("movielans"); });
    EXPECT_EQ(error.kind(), ErrorKind::not_found);
    EXPECT_THAT(error.what(), HasSubstr("did you mean 'movielens'"));
}

TEST(WorkspaceDatasets, DeletingIsRefusedWhileRunsUseIt) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    workspace.add_dataset(simple("toy", 10), {}, "");
    workspace.runs().create(new_run("ease", "toy"))->finish("done", "", 1, 1, 1);
    const Error error = error_of([&] { workspace.delete_dataset("toy"); });
    EXPECT_EQ(error.kind(), ErrorKind::conflict);
    EXPECT_THAT(error.what(), HasSubstr("r1"));
    workspace.runs().set_deleted("r1", true);
    workspace.delete_dataset("toy");
    EXPECT_TRUE(workspace.datasets().empty());
    EXPECT_FALSE(fs::exists(folder.path() / "datasets" / "toy"));
}

TEST(WorkspaceDatasets, FullDiskLeavesNothingBehind) {
    test::TemporaryDirectory folder;
    const data::Dataset dataset = simple("toy", 100'000);
    const pid_t child = in_another_process([&] {
        Workspace workspace(folder.path());
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{100'000, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        try {
            workspace.add_dataset(dataset, {}, "");
        } catch (const Error& error) {
            const bool empty = workspace.datasets().empty() &&
                               !fs::exists(folder.path() / "datasets" / ".draft") &&
                               !fs::exists(folder.path() / "datasets" / "toy");
            if (error.kind() == ErrorKind::storage && empty) return;
            throw;
        }
        throw std::runtime_error("the full disk was not noticed");
    });
    EXPECT_EQ(wait_for(child), 0);
}

TEST(WorkspaceDatasets, LeftoversOfAKilledProcessAreSweptAway) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    folder.write("datasets/.draft/dataset.json", "{");
    folder.write("datasets/.draft/user.npy", "half");
    EXPECT_TRUE(workspace.datasets().empty());
    workspace.add_dataset(simple("toy", 10), {}, "");
    EXPECT_FALSE(fs::exists(folder.path() / "datasets" / ".draft"));
    EXPECT_EQ(workspace.load_dataset("toy")->interaction_count(), 10);
}

TEST(WorkspaceDatasets, OfTwoProcessesWithOneNameOneWins) {
    test::TemporaryDirectory folder;
    const data::Dataset first = simple("toy", 50'000), second = simple("toy", 60'000);
    auto add = [&](const data::Dataset& dataset) {
        return in_another_process([&] {
            try {
                Workspace(folder.path()).add_dataset(dataset, {}, "");
            } catch (const Error& error) {
                ::_exit(error.kind() == ErrorKind::conflict ? 7 : 1);
            }
        });
    };
    const pid_t a = add(first), b = add(second);
    const int code_a = wait_for(a), code_b = wait_for(b);
    EXPECT_EQ(std::min(code_a, code_b), 0);
    EXPECT_EQ(std::max(code_a, code_b), 7);
    const pid_t c = add(code_a == 0 ? first : second), d = add(code_a == 0 ? first : second);
    EXPECT_EQ(wait_for(c), 0);
    EXPECT_EQ(wait_for(d), 0);
    EXPECT_EQ(Workspace(folder.path()).load_dataset("toy")->fingerprint(),
              (code_a == 0 ? first : second).fingerprint());
}

TEST(WorkspaceDatasets, ReadersNeverSeeAMixtureWhileItIsReplaced) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    const data::Dataset first = simple("toy", 5'000), second = simple("toy", 6'000);
    workspace.add_dataset(first, {}, "");
    std::jthread writer([&](std::stop_token stop) {
        Workspace mine(folder.path());
        for (int i = 0; !stop.stop_requested(); ++i) mine.add_dataset(i % 2 ? first : second, {}, "", true);
    });
    for (int i = 0; i < 30; ++i) {
        const std::string fingerprint = workspace.load_dataset("toy")->fingerprint();
        EXPECT_TRUE(fingerprint == first.fingerprint() || fingerprint == second.fingerprint());
    }
}

}  // namespace
}  // namespace armillary::store
