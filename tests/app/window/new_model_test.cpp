// SPDX-License-Identifier: GPL-3.0-or-later
// A model that came after the window was written must be configured, trained, watched and found without a line
// there.
#include <gmock/gmock.h>

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "app/window/pages.h"
#include "tests/views/support.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;

descriptor::ModelDescriptor newcomer() {
    descriptor::ModelDescriptor model;
    model.id = "newcomer";
    model.name = "Newcomer";
    model.family = "a_family_nobody_knew";
    model.summary = "Was not there when the window was written.";
    model.inputs = {{"interactions"}};
    model.capabilities = {"scores"};
    model.parameters = {descriptor::real("model.zeal", 0.5, 0, 1, "How eager it is"),
                        descriptor::choice("model.mood", "calm", {"calm", "wild"}, "How it goes about it")};
    return model;
}

TEST(NewModel, IsConfiguredTrainedAndFoundByItsDescriptorAlone) {
    auto models = test::toy_models();
    models.push_back(newcomer());
    test::TestBench on_disk(models);
    Workbench& bench = on_disk.bench();
    on_disk.add_toy_dataset();
    WindowSettings settings(true);
    MainWindow window(bench, settings, app::furniture({}));
    window.resize(1280, 800);
    window.show();
    bench.train_on("toy");
    bench.train_like("dataset = \"toy\"\n[model]\nid = \"newcomer\"\nzeal = 0.75\n");
    Page* train = window.page("train");
    ASSERT_TRUE(wait_until([&] { return train->settled(); }));

    auto* zeal = train->findChild<QLineEdit*>("editor.model.zeal");
    ASSERT_TRUE(zeal) << "the form has no field for its parameter";
    EXPECT_EQ(zeal->text(), "0.75");
    EXPECT_TRUE(train->findChild<QComboBox*>("editor.model.mood"));
    auto* start = child<QPushButton>(*train, "startTraining");
    ASSERT_TRUE(wait_until([&] { return start->isEnabled(); }));
    QTest::mouseClick(start, Qt::LeftButton);
    ASSERT_TRUE(wait_until([&] { return !bench.runs().empty() && bench.runs()[0].status == "done"; }));
    EXPECT_EQ(bench.runs()[0].model, "newcomer");
    EXPECT_EQ(on_disk.engine().tasks.back().parameters.real("model.zeal"), 0.75);
    EXPECT_EQ(bench.model_name("newcomer"), "Newcomer");
}

}  // namespace
}  // namespace armillary::views
