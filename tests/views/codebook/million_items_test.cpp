// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include "core/base/files.h"
#include "core/store/run_folder.h"
#include "tests/views/support.h"
#include "views/codebook/codebook_page.h"
#include "views/codebook/usage_strips.h"

namespace armillary::views {
namespace {

constexpr int kItems = 1'000'000, kLevels = 4, kCodes = 256;

/// The longest time in which the window could not answer.
class Stalls {
 public:
    Stalls() {
        since_.start();
        QObject::connect(&tick_, &QTimer::timeout, [this] { longest_ = std::max(longest_, since_.restart()); });
        tick_.start(1);
    }
    qint64 longest() const { return longest_; }

 private:
    QElapsedTimer since_;
    QTimer tick_;
    qint64 longest_ = 0;
};

std::string add_million(test::TestBench& bench) {
    store::NewRun run;
    run.kind = "tokenizer";
    run.model = "toy_tokenizer";
    run.dataset = "elsewhere";
    const auto writer = bench.workspace().runs().create(run);
    std::string ids;
    std::vector<int32_t> codes;
    codes.reserve(size_t{kItems} * kLevels);
    uint32_t drawn = 1;
    for (int item = 0; item < kItems; ++item) {
        ids += "item " + std::to_string(item) + '\n';
        for (int level = 0; level < kLevels; ++level) {
            drawn = drawn * 1664525 + 1013904223;
            codes.push_back(static_cast<int32_t>(drawn >> 24));
        }
    }
    write_file_atomically(writer->folder() / "items.txt", ids);
    store::write_epoch_array<int32_t>(writer->folder(), 1, "codes", codes, {kItems, kLevels});
    writer->commit_epoch(1, 1);
    writer->finish("done", {}, 1, 1, 0);
    const std::string id = writer->id();
    bench.bench().refresh_lists();
    test::wait_until([&] { return bench.bench().find_run(QString::fromStdString(id)) != nullptr; });
    return id;
}

// The aims are 2 s to open and 100 ms without an answer; five times that is tolerated here.
TEST(MillionItems, OpenAndAreSelectedWithoutStalls) {
    test::TestBench bench;
    const std::string run = add_million(bench);
    const std::unique_ptr<CodebookPage> page(
        static_cast<CodebookPage*>(codebook_page_entry().make(bench.bench())));
    page->resize(1280, 800);
    page->show();
    ASSERT_TRUE(test::wait_until([&] { return page->settled(); }));
    QElapsedTimer opening;
    opening.start();
    Stalls stalls;
    bench.bench().set_active_run(QString::fromStdString(run));
    ASSERT_TRUE(test::wait_until([&] { return !page->readings().empty() && page->settled(); }, 60'000));
    EXPECT_LT(opening.elapsed(), 10'000) << "ms to open";
    for (const char* panel : {"history", "ranks", "doctor", "usage"}) {
        page->focus_panel(panel);
        ASSERT_TRUE(test::wait_until([&] { return page->settled(); }, 60'000)) << panel;
    }
    auto* strips = test::child<UsageStrips>(*page, "codebook.strips");
    EXPECT_EQ(strips->levels().size(), size_t{kLevels});
    EXPECT_EQ(strips->levels()[0].codes.size(), size_t{kCodes});
    for (const int32_t code : {7, 200, 31}) {
        QTest::mouseClick(strips, Qt::LeftButton, {}, strips->place_of({3, code}));
        ASSERT_TRUE(test::wait_until([&] { return page->settled(); }, 60'000));
    }
    EXPECT_LT(stalls.longest(), 500) << "ms without an answer";
}

}  // namespace
}  // namespace armillary::views
