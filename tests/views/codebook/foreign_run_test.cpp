// SPDX-License-Identifier: GPL-3.0-or-later
// A run of another program on the page, as one that was trained here.
#include <gmock/gmock.h>

#include <QLabel>
#include <QSlider>

#include "core/jobs/imported/run_import.h"
#include "tests/support/foreign_run.h"
#include "tests/views/support.h"
#include "views/codebook/bucket_table.h"
#include "views/codebook/codebook_page.h"
#include "views/codebook/doctor_panel.h"
#include "views/codebook/usage_heat_map.h"
#include "views/codebook/usage_strips.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;
using testing::ElementsAre;
using testing::HasSubstr;

class ForeignRunOnThePage : public testing::Test {
 protected:
    void open() {
        run_ = text(jobs::import_run(bench_.workspace(), {.folder = theirs_.path()}).run);
        bench_.bench().refresh_lists();
        ASSERT_TRUE(wait_until([&] { return bench_.bench().find_run(run_); }));
        page_.reset(codebook_page_entry().make(bench_.bench()));
        page_->resize(1280, 800);
        page_->show();
        bench_.bench().set_active_run(run_);
        settle();
    }
    void settle() {
        ASSERT_TRUE(wait_until([&] { return page().settled() && !page().readings().empty(); }));
    }
    CodebookPage& page() { return static_cast<CodebookPage&>(*page_); }
    const CodebookReading& reading() { return *page().readings().front(); }

    test::ForeignRun theirs_;
    test::TestBench bench_;
    QString run_;
    std::unique_ptr<Page> page_;
};

TEST_F(ForeignRunOnThePage, ShowsUsageAtTwoEpochs) {
    open();
    EXPECT_THAT(reading().epochs, ElementsAre(0, 40));
    EXPECT_EQ(reading().codes.epoch, 40);
    EXPECT_EQ(reading().report.levels.at(0).by_items.used, 3);
    auto* slider = child<QSlider>(page(), "codebook.epoch");
    EXPECT_EQ(slider->maximum(), 1);
    slider->setValue(0);
    settle();
    EXPECT_EQ(reading().codes.epoch, 0);
    EXPECT_EQ(reading().report.levels.at(0).by_items.used, 1);
    EXPECT_EQ(reading().report.levels.at(0).size, 3);  // as many codes as at the other epoch
    EXPECT_DOUBLE_EQ(reading().recorded("perplexity[0]"), 1);
    page().focus_panel("history");
    settle();
    auto* map = child<UsageHeatMap>(page(), "codebook.heat_map");
    EXPECT_THAT(map->grid().epochs, ElementsAre(0, 40));
    EXPECT_EQ(map->grid().count(0, 0), 6);
    EXPECT_EQ(map->grid().count(0, 1), 2);
}

TEST_F(ForeignRunOnThePage, TitlesComeFromItsItemsCsv) {
    theirs_.write("items.csv",
                  "id,title,genre\ni0,Zero,a\ni1,One,a\ni2,Two,b\ni3,Three,b\ni4,Four,a\ni5,Five,b\n");
    open();
    page().focus_panel("buckets");
    settle();
    auto* table = page_->findChild<TablePanel*>("codebook.buckets");
    ASSERT_TRUE(table);
    ASSERT_TRUE(wait_until([&] { return table->model().rowCount() == 1 && page().settled(); }));
    EXPECT_THAT(plain(table->model().index(0, table->model().columnCount() - 1).data().toString()),
                HasSubstr("Four · Five"));
}

TEST_F(ForeignRunOnThePage, SaysWhichInputIsMissingForForcedCollisions) {
    open();
    ASSERT_TRUE(reading().surroundings);
    EXPECT_EQ(reading().surroundings->no_inputs, "the run has no inputs.npy in its folder");
    EXPECT_EQ(reading().surroundings->missing, "the run was imported without a data set and has no items.csv");
}

TEST_F(ForeignRunOnThePage, TheDoctorSaysWhatItCannotTell) {
    open();
    page().focus_panel("doctor");
    settle();
    auto* doctor = page_->findChild<DoctorPanel*>();
    ASSERT_TRUE(doctor);
    EXPECT_THAT(doctor->diagnosis().cannot_tell, testing::Not(testing::IsEmpty()));
}

}  // namespace
}  // namespace armillary::views
