// SPDX-License-Identifier: GPL-3.0-or-later
// A run folder of another program, dropped on the Data page.
#include <gmock/gmock.h>

#include "tests/support/foreign_run.h"
#include "tests/views/data/page_fixture.h"
#include "views/shared/words.h"

namespace armillary::test {
namespace {

using ::testing::HasSubstr;

class RunImport : public DataPageTest {
 protected:
    void drop_theirs() { drop(QString::fromStdString(theirs_.path().string())); }
    std::string troubles() {
        return child<views::MessageBar>(*page_, "runImport.messages")->texts().join('\n').toStdString();
    }
    bool can_import() { return child<QAbstractButton>(*page_, "runImport.import")->isEnabled(); }
    void import_it() {
        click("runImport.import");
        EXPECT_TRUE(wait_until([this] { return bench_.bench().jobs().idle(); }, 60'000));
        settle();
    }

    ForeignRun theirs_;
};

TEST_F(RunImport, SaysWhatTheFolderHoldsAndBringsItIn) {
    QString page;
    QObject::connect(&bench_.bench(), &views::Workbench::page_requested, page_.get(),
                     [&](const QString& id) { page = id; });
    drop_theirs();
    EXPECT_THAT(label("runImport.heading"), HasSubstr("their-run"));
    EXPECT_THAT(label("runImport.holds"),
                HasSubstr("A tokenizer, model their_rq_vae: 6 items, codes of 2 epochs, from 0 to 40"));
    EXPECT_FALSE(visible("runImport.skipped"));
    type("runImport.name", "theirs");
    import_it();
    const store::RunDetails run = bench_.workspace().runs().get("theirs");
    EXPECT_TRUE(run.imported);
    EXPECT_EQ(run.model, "their_rq_vae");
    EXPECT_EQ(bench_.bench().active_run(), views::text(run.id));
    EXPECT_EQ(page, "codebook") << "where its codes are seen";
    EXPECT_FALSE(visible("runImport.import")) << "the panel has done its work";
}

TEST_F(RunImport, CountsTheItemsOfTheDataSetThatIsChosen) {
    drop(write("ratings.csv", full_table(5, 4)));  // items i0 to i3
    import_to_the_end();
    wait_for_lists(1);
    drop_theirs();
    EXPECT_THAT(label("runImport.matches"), HasSubstr("Without one"));
    pick("runImport.dataset", "ratings");
    EXPECT_TRUE(wait_until([this] {
        return label("runImport.matches").find("4 of the run's 6") != std::string::npos;
    })) << label("runImport.matches");
    import_it();
    EXPECT_EQ(bench_.workspace().runs().get("last").dataset, "ratings");
}

TEST_F(RunImport, LeavesOutWhatItCannotReadAndSaysSo) {
    theirs_.write("epochs/40/codes.npy", "not an array");
    drop_theirs();
    EXPECT_TRUE(visible("runImport.skipped"));
    EXPECT_THAT(label("runImport.skipped"), HasSubstr("codes.npy"));
    import_it();
    ASSERT_FALSE(bench_.messages.empty());
    EXPECT_EQ(bench_.messages.back().kind, views::Message::Kind::warning);
    EXPECT_EQ(bench_.workspace().runs().list().size(), 1u);
}

TEST_F(RunImport, RefusesAFolderThatIsNoWholeRunAndStoresNothing) {
    theirs_.write("run.json", R"({"format": 1, "kind": )");
    drop_theirs();
    EXPECT_THAT(troubles(), HasSubstr("run.json"));
    EXPECT_THAT(label("runImport.holds"), HasSubstr("cannot be imported"));
    EXPECT_FALSE(can_import());
    theirs_.write("run.json", R"({"format": 1, "kind": "tokenizer", "model": "their_rq_vae"})");
    drop_theirs();
    EXPECT_EQ(troubles(), "") << "mended and dropped again";
    EXPECT_TRUE(can_import());
    click("runImport.close");
    EXPECT_FALSE(visible("runImport.import"));
    EXPECT_TRUE(bench_.workspace().runs().list().empty());
}

}  // namespace
}  // namespace armillary::test
